import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  type CreateEngineGame,
  type EventDraft,
  type GameAbout,
  isRefusal,
  type TournamentOfGame,
} from '#libs/protocol';
import { OrchestratorConfig } from '../../config.js';
import { EngineCatalogue, type GameChoice } from '../engines/engine-catalogue.js';
import { GameEngines } from '../engines/game-engines.js';
import { AIAgentClient, EngineFailure, type Span } from '../ports/index.js';
import { Clock } from '#libs/service';
import { asFork, ELSEWHERE, type Fork, isSamePosition, unavailable } from '../domain/fork.js';
import { opened, type Opening, waitingSeconds } from '../domain/opening.js';
import type { GameRequest } from '../domain/seat-request.js';
import { refuse, type Refusal, type RefusalCode } from '../domain/refusal.js';
import { reportedEvents } from '../domain/reported-events.js';
import { unfitting } from './creation-check.js';
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
  readonly tournament?: TournamentOfGame | undefined;
  readonly span?: Span | undefined;
}

interface ChosenGame {
  readonly choice: GameChoice;
  readonly key: string | undefined;
  readonly about: GameAbout | undefined;
}

/** A game that its engine has set up and started, and what happened there at the start. */
export interface OpenedGame {
  readonly session: GameSession;
  readonly reported: readonly EventDraft[];
}

/** Has the engine set a game up. */
@Injectable()
export class GameOpener {
  constructor(
    private readonly engines: GameEngines,
    private readonly catalogue: EngineCatalogue,
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
    request: GameRequest,
    creator: Creator,
    keep: (game: OpenedGame) => Promise<T>,
    fork?: Fork,
  ): Promise<T | Refusal> {
    const chosen = await this.chosenGame(request);
    if (isRefusal(chosen)) return chosen;
    const waitS = waitingSeconds(request, this.clock.now());
    return (
      (await this.unknownPlayers(request)) ??
      this.quota.within({ createdBy: creator.createdBy, gameKey: chosen.key, waitS }, async () => {
        const game = await this.opened(request, creator, chosen, fork);
        return isRefusal(game) ? game : keep(game);
      })
    );
  }

  /** Why there can be no such game: what is to be played, or one of these players, whom nobody can play. */
  async refusalOf(request: GameRequest, players = request.agents): Promise<Refusal | undefined> {
    const chosen = await this.chosenGame(request);
    return isRefusal(chosen) ? chosen : this.unknownPlayers({ agents: players });
  }

  /** The engine and the game that are asked for, if that engine says that it can be played like this. */
  private async chosenGame(request: GameRequest): Promise<ChosenGame | Refusal> {
    const named = request.settings?.game;
    const choice = this.catalogue.choiceOf(named);
    if (choice === undefined) return this.catalogue.unknown(named, 'settings.game') ?? refuse('unknown_game', '');
    const [about, key] = await Promise.all([this.catalogue.about(choice), this.catalogue.keyOf(choice)]);
    return unfitting(request, about) ?? { choice, key, about };
  }

  private async opened(
    request: GameRequest,
    { createdBy, tournament, span }: Creator,
    { choice, key, about }: ChosenGame,
    fork: Fork | undefined,
  ): Promise<OpenedGame | Refusal> {
    const engine = this.engines.of(choice.engine);
    const started = await engine
      .create(engineRequest(request, choice, fork), undefined, span)
      .catch(fork ? refusalOfFork : refusalOf);
    if (isRefusal(started)) return started;
    const { engineGameId, state, result, seed: engineSeed } = started;
    try {
      if (fork !== undefined && !isSamePosition(fork.expected, state)) {
        await engine.remove(engineGameId);
        return ELSEWHERE;
      }
      const gameName = about?.name ?? choice.game ?? choice.engine;
      const session = this.sessionOf({
        request,
        engineGameId,
        engineSeed,
        state,
        createdBy,
        tournament,
        choice: {
          ...(choice.engine !== undefined && { engine: choice.engine }),
          ...(choice.game !== undefined && { game: choice.game }),
          ...(gameName !== undefined && { gameName }),
          ...(about?.rules !== undefined && { gameRules: about.rules }),
          ...(key !== undefined && { gameKey: key }),
        },
      });
      const reported = (result && reportedEvents(session, result).events) ?? [];
      return { session: fork === undefined ? session : asFork(session, fork), reported };
    } catch (error) {
      await engine.remove(engineGameId);
      throw error;
    }
  }

  private async unknownPlayers({ agents }: GameRequest): Promise<Refusal | undefined> {
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

  private sessionOf(of: Omit<Opening, 'id' | 'at' | 'defaults'>): GameSession {
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
    return this.engines.of(session.engine).remove(session.engineGameId);
  }
}

/** Refusals that the engine words for the caller, and the part of the request that each is about. */
const CALLERS_MISTAKES = [
  { code: 'unknown_game', path: 'settings.game' },
  { code: 'seats', path: 'agents' },
  { code: 'invalid_options', path: 'settings.options' },
] as const satisfies readonly { readonly code: RefusalCode; readonly path: string }[];

/** A 400 of the engine's about what its caller chose; any other failure is thrown on. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof EngineFailure) || error.status !== 400) throw error;
  const mistake = CALLERS_MISTAKES.find(({ code }) => code === error.code);
  if (mistake === undefined) throw error;
  const { code, path } = mistake;
  const message = error.reason ?? 'the game engine refuses this and gives no reason';
  return { ...refuse(code, `${path}: ${message}`), errors: [{ path, message }] };
}

/** Any refusal by the engine means the same for a fork: it did not make a game of these actions. */
function refusalOfFork(error: unknown): Refusal {
  if (!(error instanceof EngineFailure) || error.kind !== 'refused') throw error;
  return unavailable(`its engine does not make it anew (${error.reason ?? error.message})`);
}

function engineRequest({ agents, settings }: GameRequest, { game }: GameChoice, fork?: Fork): CreateEngineGame {
  return {
    ...(fork !== undefined && { from: fork.from }),
    players: agents.map(({ name, model, personality }) => ({ name, model: model ?? NO_MODEL, personality })),
    ...(settings?.seed != null && { seed: settings.seed }),
    ...(settings?.max_turns != null && { max_turns: settings.max_turns }),
    ...(settings?.rules != null && { rules: settings.rules }),
    ...(game !== undefined && { game }),
    ...(settings?.options != null && { options: settings.options }),
  };
}
