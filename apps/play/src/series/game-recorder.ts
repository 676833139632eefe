import type { AgentUsage, GameEventMap, GameEventName } from '#libs/protocol';
import type { KnownEvent } from '#libs/spectator-client';

/** Who decided; `agent`: the agent does not report it. */
export type DecidedBy = 'model' | 'heuristic' | 'forced' | 'default' | 'agent';

/** One decision of one seat, derived from the events that spectators get. */
export interface RecordedDecision {
  readonly playerName: string;
  readonly durationMs: number;
  /** At least one answer was not a valid action. */
  readonly isIllegal: boolean;
  /** There was no answer in time. */
  readonly isTimeout: boolean;
  /** The agent could not be reached, or its answer had no decision. */
  readonly isFailed: boolean;
  readonly by: DecidedBy;
  /** What the agent reports of its model; undefined where none was asked. */
  readonly usage?: AgentUsage;
}

/** The rank of a competitor at the end of a game, 1 first, and its score where the game has scores. */
export interface FinalStanding {
  readonly name: string;
  readonly rank: number;
  readonly score: number | null;
}

/** A game and its result. */
export interface PlayedGame {
  /** 0 first. */
  readonly index: number;
  readonly seed: number;
  readonly gameId: string;
  /** The competitors' names in seat order, the first mover first. */
  readonly seats: readonly string[];
  /** Null: nobody won. */
  readonly winner: string | null;
  /** Missing in what older versions have written. */
  readonly standings?: readonly FinalStanding[];
  readonly turns: number;
  readonly decisions: readonly RecordedDecision[];
}

interface DecisionFaults {
  isIllegal: boolean;
  isTimeout: boolean;
  isFailed: boolean;
}

/** Codes of `agent:error` that report a limit, not a failure of the decision. */
const NOTICE_CODES: ReadonlySet<string> = new Set(['agent_probation', 'budget_exhausted', 'seat_budget_exhausted']);

const NO_FAULTS: Readonly<DecisionFaults> = { isIllegal: false, isTimeout: false, isFailed: false };
/** The words of agents for who decided. */
const DECIDERS = ['model', 'heuristic', 'forced'] as const;

/** Records decisions, turns and the result from a game's events, which must be in order. */
export class GameRecorder {
  readonly decisions: RecordedDecision[] = [];
  turns = 0;
  /** Undefined while the game runs. */
  winner: string | null | undefined;
  /** Why the game cannot go on. */
  failure: string | undefined;
  private faults: DecisionFaults = { ...NO_FAULTS };

  /** Events without a handler, such as those of the game's rules, are not part of the record. */
  private readonly handlers: { readonly [N in GameEventName]?: (payload: GameEventMap[N]) => void } = {
    'turn:start': () => (this.turns += 1),
    'agent:thinking': () => (this.faults = { ...NO_FAULTS }),
    'turn:timeout': () => (this.faults.isTimeout = true),
    'agent:error': ({ code }) => this.noteError(code),
    'agent:decision': (decision) => this.noteDecision(decision),
    'game:ended': ({ winner_name }) => (this.winner = winner_name),
    'game:error': ({ recoverable, error }) => {
      if (!recoverable) this.failure = error;
    },
  };

  read<N extends GameEventName>({ event, payload }: KnownEvent<N>): void {
    this.handlers[event]?.(payload);
  }

  private noteError(code: string): void {
    if (NOTICE_CODES.has(code)) return;
    if (code === 'invalid_action') this.faults.isIllegal = true;
    else this.faults.isFailed = true;
  }

  /** A default without faults was taken without a request to the agent, so it is not counted. */
  private noteDecision(decision: GameEventMap['agent:decision']): void {
    const { isIllegal, isTimeout, isFailed } = this.faults;
    const { player_name, duration_ms, source, usage } = decision;
    if (source === 'default' && !isIllegal && !isTimeout && !isFailed) return;
    this.decisions.push({
      playerName: player_name,
      durationMs: duration_ms,
      ...this.faults,
      by: decidedBy(decision),
      ...(usage !== undefined && { usage }),
    });
  }
}

function decidedBy({ source, agent_source }: GameEventMap['agent:decision']): DecidedBy {
  if (source === 'default') return 'default';
  return DECIDERS.find((word) => word === agent_source) ?? 'agent';
}
