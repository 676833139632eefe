import { type OnGatewayInit, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { AckFailure, JoinedGame, LeftGame, PersonalError, SpeedSet, StateNow } from '#libs/protocol';
import { databaseProblem } from '#libs/database';
import { Log } from '#libs/service';
import { GameControl, GameQueries, isRefusal, type Refusal } from '../games/index.js';
import type { SpectatorServer } from './spectator-server.js';
import { GameFeeds } from './game-feeds.js';
import { GameRefMessage, JoinGameMessage, MalformedMessage, parsed, SetSpeedMessage } from './messages.dto.js';
import { type Said, Spoken } from './said.decorator.js';
import { SlowConsumers } from './slow-consumers.js';

type Answer = JoinedGame | LeftGame | SpeedSet | StateNow;

/** What spectators say, and what they are answered. What happens in games reaches them through {@link GameFeeds}. */
@WebSocketGateway()
export class SpectatorGateway implements OnGatewayInit<SpectatorServer> {
  constructor(
    private readonly feeds: GameFeeds,
    private readonly control: GameControl,
    private readonly queries: GameQueries,
    private readonly slow: SlowConsumers,
    private readonly log: Log,
  ) {}

  afterInit(server: SpectatorServer): void {
    this.feeds.serve(server, this.slow);
    this.slow.watch(server);
  }

  @SubscribeMessage('join_game')
  async join(@Spoken() said: Said): Promise<void> {
    await this.answer(said, JoinGameMessage, async ({ game_id, after_seq, deltas }) => {
      const game = await this.feeds.join(said.socket, game_id, after_seq ?? undefined, deltas ?? false);
      if (isRefusal(game)) return game;
      const { seq, status, speed, state } = game;
      return { success: true, game_id, seq, status, speed, state };
    });
  }

  @SubscribeMessage('leave_game')
  async leave(@Spoken() said: Said): Promise<void> {
    await this.answer(said, GameRefMessage, async ({ game_id }) => {
      this.feeds.leave(said.socket, game_id);
      return { success: true, game_id };
    });
  }

  @SubscribeMessage('set_speed')
  async setSpeed(@Spoken() said: Said): Promise<void> {
    await this.answer(said, SetSpeedMessage, async ({ game_id, speed }) => {
      const game = await this.control.setSpeed(game_id, speed);
      return isRefusal(game) ? game : { success: true, game_id, speed: game.speed };
    });
  }

  @SubscribeMessage('get_state')
  async state(@Spoken() said: Said): Promise<void> {
    await this.answer(said, GameRefMessage, async ({ game_id }) => {
      const game = await this.queries.find(game_id);
      return isRefusal(game) ? game : { success: true, game_id, seq: game.seq, state: game.state };
    });
  }

  /** Acknowledges; a client that passed no callback is told of a failure by `game:error`. */
  private async answer<M extends object>(
    { socket, body, acknowledge }: Said,
    type: new () => M,
    act: (message: M) => Promise<Answer | Refusal>,
  ): Promise<void> {
    const outcome = await this.attempt(() => act(parsed(type, body)));
    const answer = isRefusal(outcome) ? failure(outcome.refused, outcome.detail) : outcome;
    if (acknowledge !== undefined) acknowledge(answer);
    else if (!answer.success) socket.emit('game:error', personalError(answer, body));
  }

  private async attempt(act: () => Promise<Answer | Refusal>): Promise<Answer | Refusal | AckFailure> {
    try {
      return await act();
    } catch (error) {
      return this.failureOf(error);
    }
  }

  private failureOf(error: unknown): AckFailure {
    if (error instanceof MalformedMessage) return failure('invalid_request', error.message);
    const passing = databaseProblem(error);
    if (passing !== undefined) return failure(passing.code, passing.detail);
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
