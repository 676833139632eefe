import { UseFilters, UseInterceptors } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { GameRef, JoinedGame, JoinGame, LeftGame, SetSpeed, SpeedSet, StateNow } from '#libs/protocol';
import { ControlsGame, OpenToEverybody } from '../access/index.js';
import { GameControl, GameQueries } from '../games/index.js';
import { MessageErrorFilter } from './messages/message-error.filter.js';
import { MessageQueueInterceptor } from './messages/message-queue.interceptor.js';
import { orRefused } from './messages/message-refused.js';
import { MessagePipe } from './messages/message.pipe.js';
import { GameRefMessage, JoinGameMessage, SetSpeedMessage } from './messages/messages.dto.js';
import { GameJoins } from './rooms/game-joins.js';
import type { SpectatorSocket } from './transport/spectator-server.js';

/** The messages of spectators; what a handler returns is the acknowledgement. {@link GameJoins} sends them a game's events. */
@WebSocketGateway()
@UseFilters(MessageErrorFilter)
@UseInterceptors(MessageQueueInterceptor)
export class SpectatorGateway {
  constructor(
    private readonly joins: GameJoins,
    private readonly control: GameControl,
    private readonly queries: GameQueries,
  ) {}

  @OpenToEverybody()
  @SubscribeMessage('join_game')
  async join(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody(new MessagePipe(JoinGameMessage)) { game_id, after_seq, ...view }: JoinGame,
  ): Promise<JoinedGame> {
    const game = orRefused(await this.joins.join(socket, game_id, after_seq ?? undefined, view));
    const { seq, status, speed, stateObject: state } = game;
    return { success: true, game_id, seq, status, speed, state };
  }

  @OpenToEverybody()
  @SubscribeMessage('leave_game')
  leave(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody(new MessagePipe(GameRefMessage)) { game_id }: GameRef,
  ): LeftGame {
    this.joins.leave(socket, game_id);
    return { success: true, game_id };
  }

  @ControlsGame()
  @SubscribeMessage('set_speed')
  async setSpeed(@MessageBody(new MessagePipe(SetSpeedMessage)) { game_id, speed }: SetSpeed): Promise<SpeedSet> {
    const game = orRefused(await this.control.setSpeed(game_id, speed));
    return { success: true, game_id, speed: game.speed };
  }

  @OpenToEverybody()
  @SubscribeMessage('get_state')
  async state(@MessageBody(new MessagePipe(GameRefMessage)) { game_id }: GameRef): Promise<StateNow> {
    const { seq, state } = orRefused(await this.queries.stateAt(game_id, undefined));
    return { success: true, game_id, seq, state };
  }
}
