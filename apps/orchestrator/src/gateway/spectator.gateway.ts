import { UseFilters } from '@nestjs/common';
import { type OnGatewayInit, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { OpenToEverybody } from '../access/index.js';
import { GameControl, GameQueries, isRefusal } from '../games/index.js';
import type { SpectatorServer } from './transport/spectator-server.js';
import { GameRooms } from './rooms/game-rooms.js';
import { GameRefMessage, JoinGameMessage, SetSpeedMessage } from './messages/messages.dto.js';
import { MessageErrorFilter } from './messages/message-error.filter.js';
import { MessageLimits } from './messages/message-limits.js';
import { Replies } from './messages/replies.js';
import { type Said, Spoken } from './messages/said.decorator.js';
import { SlowConsumers } from './transport/slow-consumers.js';
import { ViewerCounts } from '../viewers/index.js';

/** What spectators say, and what they are answered. What happens in games reaches them through {@link GameRooms}. */
@WebSocketGateway()
@UseFilters(MessageErrorFilter)
export class SpectatorGateway implements OnGatewayInit<SpectatorServer> {
  constructor(
    private readonly feeds: GameRooms,
    private readonly control: GameControl,
    private readonly queries: GameQueries,
    private readonly slow: SlowConsumers,
    private readonly viewers: ViewerCounts,
    private readonly replies: Replies,
    private readonly limits: MessageLimits,
  ) {}

  afterInit(server: SpectatorServer): void {
    this.feeds.serve(server, this.slow);
    this.viewers.countHere(this.feeds);
    this.slow.watch(server);
    this.limits.watch(server);
  }

  @OpenToEverybody()
  @SubscribeMessage('join_game')
  async join(@Spoken() said: Said): Promise<void> {
    await this.replies.answer(said, JoinGameMessage, async ({ game_id, after_seq, ...view }) => {
      const game = await this.feeds.join(said.socket, game_id, after_seq ?? undefined, view);
      if (isRefusal(game)) return game;
      const { seq, status, speed, state } = game;
      return { success: true, game_id, seq, status, speed, state };
    });
  }

  @OpenToEverybody()
  @SubscribeMessage('leave_game')
  async leave(@Spoken() said: Said): Promise<void> {
    await this.replies.answer(said, GameRefMessage, async ({ game_id }) => {
      this.feeds.leave(said.socket, game_id);
      return { success: true, game_id };
    });
  }

  @SubscribeMessage('set_speed')
  async setSpeed(@Spoken() said: Said): Promise<void> {
    await this.replies.answer(said, SetSpeedMessage, async ({ game_id, speed }) => {
      const game = await this.control.setSpeed(game_id, speed);
      return isRefusal(game) ? game : { success: true, game_id, speed: game.speed };
    });
  }

  @OpenToEverybody()
  @SubscribeMessage('get_state')
  async state(@Spoken() said: Said): Promise<void> {
    await this.replies.answer(said, GameRefMessage, async ({ game_id }) => {
      const game = await this.queries.find(game_id);
      return isRefusal(game) ? game : { success: true, game_id, seq: game.seq, state: game.state };
    });
  }
}
