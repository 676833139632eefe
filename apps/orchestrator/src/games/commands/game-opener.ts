import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { CreateEngineGame, CreateGame } from '#libs/protocol';
import { OrchestratorConfig } from '../../config.js';
import { AIAgentClient, EngineFailure, GameEngineClient, type Span } from '../ports/index.js';
import { Clock } from '#libs/service';
import { opened, type Opening } from '../domain/opening.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import { unknownIn } from './unknown-players.js';
import type { GameSession } from '../domain/session.js';
import { GameQuota } from './game-quota.js';
import { refuseFalseWinner } from '../loop/situation-reader.js';

/** The model that the engine is sent for a seat without one. */
const NO_MODEL = 'heuristic';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose game it is, and the span of their request, where that is traced. */
interface Creator {
  /** The name of the API key that the request came with. */
  readonly createdBy?: string | undefined;
  readonly span?: Span | undefined;
}

/** Has the engine set a game up. */
@Injectable()
export class GameOpener {
  constructor(
    private readonly engine: GameEngineClient,
    private readonly agent: AIAgentClient,
    private readonly config: OrchestratorConfig,
    private readonly clock: Clock,
    private readonly quota: GameQuota,
  ) {}

  /**
   * Passes the game, created and started in the engine and not yet written down, to `keep`; or why there is none: nobody can play
   * some of its seats, or as many games run as may. Throws EngineFailure.
   */
  async open<T extends object>(
    request: CreateGame,
    creator: Creator,
    keep: (session: GameSession) => Promise<T>,
  ): Promise<T | Refusal> {
    return (
      (await this.unknownPlayers(request)) ??
      this.quota.within(creator.createdBy, async () => keep(await this.opened(request, creator)))
    );
  }

  private async opened(request: CreateGame, { createdBy, span }: Creator): Promise<GameSession> {
    const { engineGameId, state } = await this.engine.create(engineRequest(request), undefined, span);
    try {
      return this.sessionOf({ request, engineGameId, state, createdBy });
    } catch (error) {
      await this.engine.remove(engineGameId);
      throw error;
    }
  }

  private async unknownPlayers({ agents }: CreateGame): Promise<Refusal | undefined> {
    const unknown = await Promise.all(
      agents.map(async (seat, index) => {
        const known = await this.agent.known(seat.url);
        return unknownIn(seat, known).map(({ field, message }) => ({ path: `agents.${index}.${field}`, message }));
      }),
    );
    const errors = unknown.flat();
    if (errors.length === 0) return undefined;
    const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return { ...refuse('unknown_player', detail), errors };
  }

  private sessionOf(of: Pick<Opening, 'request' | 'engineGameId' | 'state' | 'createdBy'>): GameSession {
    const { engineGameId, state } = of;
    refuseFalseWinner(state);
    const { defaultSpeed: speed, turnTimeout, maxStepsPerTurn } = this.config;
    const session = opened({
      // Spectators may know the game by the engine's id; ours must be a UUID.
      id: UUID.test(engineGameId) ? engineGameId : randomUUID(),
      ...of,
      at: this.clock.at(),
      defaults: { speed, turnTimeout, maxStepsPerTurn },
    });
    if (session !== undefined) return session;
    const { length } = of.request.agents;
    throw new EngineFailure(
      'nonsense',
      `it was sent ${length} players and set the game up with ${state.players.length}`,
    );
  }

  /** A game that is not played after all. */
  discard(session: GameSession): Promise<void> {
    return this.engine.remove(session.engineGameId);
  }
}

function engineRequest({ agents, settings }: CreateGame): CreateEngineGame {
  return {
    players: agents.map(({ name, model, personality }) => ({ name, model: model ?? NO_MODEL, personality })),
    ...(settings?.seed != null && { seed: settings.seed }),
    ...(settings?.max_turns != null && { max_turns: settings.max_turns }),
    ...(settings?.rules != null && { rules: settings.rules }),
  };
}
