import {
  type AgentUsage,
  type EndReason,
  type EventDraft,
  GAME_STATUSES,
  type GameAction,
  type GameSpeed,
  type GameState,
  type IllegalPolicy,
  type ModelFailurePolicy,
  type SpectatorView,
  type TalkLine,
  type TournamentOfGame,
  type ValidAction,
  isModelName,
} from '#libs/protocol';
import type { Forking } from './fork-origin.js';
import type { GameBudget } from './game-budget.js';
import { ofSeat, type PerSeat } from './per-seat.js';
import { BLAMELESS, type Conduct } from './probation.js';
import type { GameSeat, SeatAnswer } from './seat.js';
import type { SeatModel } from './seat-model.js';
import type { SeatTotals } from './seat-totals.js';

export type { GameSeat, SeatAnswer, SeatHolder } from './seat.js';

/** The turn in progress. `key` distinguishes turns in the engine's snapshots. */
export interface CurrentTurn {
  readonly key: string;
  readonly number: number;
  readonly seatId: string;
  /** Steps done in it. */
  readonly steps: number;
}

/** What a seat was asked: everything needed to ask again after a crash. `validActions` is null where the engine does not list them. */
export interface Question {
  readonly seatId: string;
  readonly phase: string;
  readonly validActions: readonly ValidAction[] | null;
  /** The engine's own description of the decision. */
  readonly decision?: unknown;
}

/** How far the step in hand has come: every commit moves it on, and is refused when it stands elsewhere. */
export type StepPhase =
  | { readonly name: 'ready' }
  | {
      readonly name: 'asked';
      readonly question: Question;
      readonly deadline: string;
      /** The number of the last event that the seat received before, where it receives events at all. */
      readonly since?: number;
      /** Of a seat that somebody took: what they answered, and which of their answers were no legal action. */
      readonly answer?: SeatAnswer;
      readonly mistakes?: readonly { readonly error: string; readonly usage: AgentUsage | null }[];
    }
  | {
      readonly name: 'decided';
      readonly seatId: string;
      readonly action: GameAction;
      /** The agent's own decision, not one that was made for it. */
      readonly isAgents?: boolean;
    };

interface GameBase extends Forking {
  readonly id: string;
  /** Which engine it is played on; undefined: the default one. */
  readonly engine?: string;
  /** The engine's word for what is played, where its creator chose it. */
  readonly game?: string;
  /** Which game it is, for people; undefined: nobody described it. */
  readonly gameName?: string;
  /** Under which name it is listed, rated and counted; undefined: it is the own game of the default engine, which has no name. */
  readonly gameKey?: string;
  /** As its engine described them at the creation: a question asked again after a crash has the same. */
  readonly gameRules?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Undefined: `public`. */
  readonly spectators?: SpectatorView;
  readonly onIllegal?: IllegalPolicy;
  /** Its state has had hidden parts: what its agents think is theirs until it is over. */
  readonly hasHidden?: boolean;
  /** The engine's own id of the game; the same unless the engine's ids are no UUIDs. */
  readonly engineGameId: string;
  readonly seats: readonly GameSeat[];
  readonly speed: GameSpeed;
  /** Seconds. */
  readonly turnTimeout: number;
  readonly maxTurns: number | null;
  /** As asked for; null: the engine chose one. */
  readonly seed: number | null;
  /** The number of the last event. */
  readonly seq: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The latest snapshot, and the number of the last event that it includes. */
  readonly state: GameState;
  readonly stateSeq: number;
  readonly turn: CurrentTurn | null;
  /** Turns begun. */
  readonly turnCount: number;
  /** The step that is next or in flight, 1 first. */
  readonly step: number;
  /** How many actions in a row the engine has refused, and its last message. */
  readonly refusals: number;
  readonly lastRefusal: string | null;
  /** Whose action that was: the message is theirs. */
  readonly refusedSeat?: string;
  // The following are missing in games that were written down before there was such a thing.
  /** The name of the API key that created it; undefined: none did. */
  readonly createdBy?: string;
  /** Where it belongs; undefined: it is played for itself. */
  readonly tournament?: TournamentOfGame;
  /** What all seats together may use, under its stored name; undefined: no limit. */
  readonly allowance?: GameBudget;
  readonly totals?: PerSeat<SeatTotals>;
  /** How often it went on after its engine was back, and was paused again before a step was done. */
  readonly vainResumptions?: number;
  /** Steps of one turn that agents decide; after them default actions are taken until it ends. */
  readonly maxStepsPerTurn?: number;
  readonly conduct?: PerSeat<Conduct>;
  /** The number of the event with which each bankrupt seat went bankrupt, or of the snapshot that showed it first. */
  readonly bankruptAt?: PerSeat<number>;
  /** As asked for, unless they are too long to be sent to every seat; undefined: the engine's own. */
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly onModelFailure?: ModelFailurePolicy;
  readonly keepsTranscripts?: boolean;
  /** How many lines its transcript has. */
  readonly transcriptLines?: number;
  /** The number of the event with which each seat was asked last, of those that receive events. */
  readonly askedAt?: PerSeat<number>;
  /** The last chat messages, in games with a seat that receives them. */
  readonly talk?: readonly TalkLine[];
  readonly models?: PerSeat<SeatModel>;
  /** The seats that gave up. */
  readonly forfeited?: readonly string[];
  /** How often it was paused because a model failed: asking again is another request. */
  readonly modelPauses?: number;
  /** Seconds that the holder of a seat may stay away. */
  readonly rejoin?: number;
  /** The `traceparent` of what changed it last, of that which is traced: its next step links to it. */
  readonly trace?: string;
}

/** Some of its seats are open. */
export interface Waiting {
  readonly status: 'waiting';
  /** When it starts at the latest, ISO 8601. */
  readonly startBy: string;
  /** What its engine did at the start; it is announced after the start. */
  readonly reported?: readonly EventDraft[];
}

export interface Running {
  readonly status: 'running';
  readonly stage: StepPhase;
  /** It pauses after the step in flight. */
  readonly pausing: boolean;
}

export interface Paused {
  readonly status: 'paused';
  readonly stage: StepPhase;
  /** A game that its engine paused goes on by itself. */
  readonly by: 'operator' | 'dependency';
  /** One step is to be run, or in flight. */
  readonly stepping: boolean;
}

/** One game as the orchestrator knows it. Only a running or paused one has a stage to move on. */
export type GameSession = GameBase &
  (
    | Waiting
    | { readonly status: 'starting'; readonly reported?: readonly EventDraft[] }
    | Running
    | Paused
    | { readonly status: 'completed'; readonly winnerId: string | null; readonly reason: EndReason }
    | { readonly status: 'stopped'; readonly reason: string }
    | { readonly status: 'failed'; readonly error: string; readonly code: string; readonly stage: StepPhase }
  );

export type Active = GameBase & (Running | Paused);

export const READY: StepPhase = { name: 'ready' };

/** It needs a runner for its steps: it is under way, or one step of it was asked for. */
export function isRunnable(session: GameSession): session is Active {
  return session.status === 'running' || (session.status === 'paused' && session.stepping);
}

/** Its engine paused it: it goes on by itself when that is back. */
export function isWaitingForEngine(session: GameSession): session is Extract<GameSession, { status: 'paused' }> {
  return session.status === 'paused' && session.by === 'dependency' && !session.stepping;
}

/** It needs a runner, also after a start of the service. */
export function needsRunner(session: GameSession): boolean {
  return (
    session.status === 'waiting' || session.status === 'starting' || isRunnable(session) || isWaitingForEngine(session)
  );
}

/** Reads back what was written down: a game is written whole, so a part that only a game has stands for all of it. */
export function isGameSession(value: object): value is GameSession {
  return (
    'seats' in value && 'step' in value && 'status' in value && GAME_STATUSES.some((status) => status === value.status)
  );
}

/** It will never go on. */
export function isOver({ status }: Pick<GameSession, 'status'>): boolean {
  return status === 'completed' || status === 'stopped';
}

export function seatOf(session: GameSession, seatId: string): GameSeat | undefined {
  return session.seats.find((seat) => seat.id === seatId);
}

export function hasModel({ model }: Pick<GameSeat, 'model'>): boolean {
  return isModelName(model);
}

/** Its agent may be one that makes use of what happened at the table: a model, or somebody else's. */
export function receivesEvents(seat: GameSeat): boolean {
  return seat.url !== null || hasModel(seat) || seat.holder !== undefined;
}

export function hasForfeited({ forfeited = [] }: GameSession, seatId: string): boolean {
  return forfeited.includes(seatId);
}

export function conductOf(session: GameSession, seatId: string): Conduct {
  return ofSeat(session.conduct, seatId, BLAMELESS);
}

/** Why the engine refused this seat's last action. */
export function refusalOf({ lastRefusal, refusedSeat }: GameSession, seatId: string): string | null {
  return refusedSeat === undefined || refusedSeat === seatId ? lastRefusal : null;
}

/** `player_id` and `player_name`, which stand beside each other in every event. */
export function byPlayer(session: GameSession, seatId: string): { player_id: string; player_name: string } {
  return { player_id: seatId, player_name: seatOf(session, seatId)?.name ?? seatId };
}
