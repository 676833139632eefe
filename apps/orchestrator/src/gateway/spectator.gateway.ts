import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { AckFailure, JoinedGame, LeftGame, PersonalError, SpeedSet, StateNow } from '#libs/protocol';
import { Log } from '#libs/service';
import { GameControl, GameQueries, isRefusal, type Refusal } from '../games/index.js';
import type { SpectatorServer, SpectatorSocket } from './game-feed.js';
import { GameFeeds } from './game-feeds.js';
import { GameRefMessage, JoinGameMessage, MalformedMessage, parsed, SetSpeedMessage } from './messages.dto.js';

type Answer = JoinedGame | LeftGame | SpeedSet | StateNow;
type Acknowledge = (answer: Answer | AckFailure) => void;

/** What spectators say, and what they are answered. What happens in games reaches them through {@link GameFeeds}. */
@WebSocketGateway()
export class SpectatorGateway implements OnGatewayInit<SpectatorServer> {
  constructor(
    private readonly feeds: GameFeeds,
    private readonly control: GameControl,
    private readonly queries: GameQueries,
    private readonly log: Log,
  ) {}

  afterInit(server: SpectatorServer): void {
    this.feeds.serve(server);
  }

  @SubscribeMessage('join_game')
  async join(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: Acknowledge,
  ): Promise<void> {
    await this.answer(socket, body, ack, async () => {
      const { game_id, after_seq, deltas } = parsed(JoinGameMessage, body);
      const game = await this.feeds.join(socket, game_id, after_seq ?? undefined, deltas ?? false);
      if (isRefusal(game)) return game;
      const { seq, status, speed, state } = game;
      return { success: true, game_id, seq, status, speed, state };
    });
  }

  @SubscribeMessage('leave_game')
  async leave(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: Acknowledge,
  ): Promise<void> {
    await this.answer(socket, body, ack, async () => {
      const { game_id } = parsed(GameRefMessage, body);
      this.feeds.leave(socket, game_id);
      return { success: true, game_id };
    });
  }

  @SubscribeMessage('set_speed')
  async setSpeed(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: Acknowledge,
  ): Promise<void> {
    await this.answer(socket, body, ack, async () => {
      const { game_id, speed } = parsed(SetSpeedMessage, body);
      const game = await this.control.setSpeed(game_id, speed);
      return isRefusal(game) ? game : { success: true, game_id, speed: game.speed };
    });
  }

  @SubscribeMessage('get_state')
  async state(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: Acknowledge,
  ): Promise<void> {
    await this.answer(socket, body, ack, async () => {
      const { game_id } = parsed(GameRefMessage, body);
      const game = await this.queries.find(game_id);
      return isRefusal(game) ? game : { success: true, game_id, seq: game.seq, state: game.state };
    });
  }

  /** Acknowledges; a client that passed no callback is told of a failure by `game:error`. */
  private async answer(
    socket: SpectatorSocket,
    body: unknown,
    ack: Acknowledge | undefined,
    act: () => Promise<Answer | Refusal>,
  ): Promise<void> {
    const outcome = await act().catch((error: unknown) => this.failureOf(error));
    const answer = isRefusal(outcome) ? failure(outcome.refused, outcome.detail) : outcome;
    if (typeof ack === 'function') ack(answer);
    else if (!answer.success) socket.emit('game:error', personalError(answer, body));
  }

  private failureOf(error: unknown): AckFailure {
    if (error instanceof MalformedMessage) return failure('invalid_request', error.message);
    this.log.error('a spectator could not be answered', { err: error });
    return failure('internal_error', 'Something went wrong on our side; the log says what.');
  }
}

function failure(code: string, error: string): AckFailure {
  return { success: false, error, code };
}

/** Told to one client alone, so it has no number. */
function personalError({ error, code }: AckFailure, body: unknown): PersonalError {
  const named = typeof body === 'object' && body !== null && 'game_id' in body ? body.game_id : null;
  const game_id = typeof named === 'string' && named.length <= 100 ? named : null;
  return { game_id, error, code, recoverable: true, at: new Date().toISOString() };
}
