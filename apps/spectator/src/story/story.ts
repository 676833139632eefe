import type { EngineStanding, GameSpeed, GameStatus, JsonObject } from '#libs/protocol';
import type { Debt, Payment } from './payment.js';
import type { Auction, ShownTrade, WonBuilding } from './deal.js';
import { NO_VIEW, type StateView } from './state-view.js';

/** A player in the game. Null: the engine does not give this field. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly personality: string | null;
  readonly model: string | null;
  readonly position: number | null;
  /** Dollars. */
  readonly cash: number | null;
  readonly inJail: boolean;
  readonly jailCards: number;
  readonly isBankrupt: boolean;
  /** No longer in the game; always true for a bankrupt player. */
  readonly isOut: boolean;
}

/** A rank that the engine gives, with its score if it gives one. */
export interface ScoredStanding extends EngineStanding {
  readonly score: number | null;
}

export interface Deed {
  readonly ownerId: string | null;
  /** 0 to 4; 5 is a hotel. */
  readonly houses: number;
  readonly isMortgaged: boolean;
}

export interface ShownTurn {
  readonly number: number;
  readonly playerId: string;
  readonly playerName: string;
}

/** A request for a decision that is not answered yet. Times in milliseconds since 1970. */
export interface PendingDecision {
  readonly seq: number;
  readonly playerId: string;
  readonly playerName: string;
  readonly phase: string | null;
  /** Types of the actions on offer. */
  readonly options: readonly string[];
  readonly at: number | null;
  readonly deadline: number | null;
}

/** A decision, and the request that it answers. */
export interface AgentDecision {
  readonly seq: number;
  readonly turn: number | null;
  readonly playerId: string;
  readonly playerName: string;
  readonly phase: string | null;
  readonly options: readonly string[];
  readonly action: JsonObject;
  readonly reasoning: string | null;
  readonly ms: number | null;
  readonly source: string;
  /** `model`, `heuristic` or `forced`, in its agent's word; null: it does not report it. */
  readonly decidedBy: string | null;
  /** Errors before it: refused answers, a timeout. */
  readonly troubles: readonly string[];
  readonly tokens: number | null;
  /** Dollars. */
  readonly cost: number | null;
}

/** Counts and sums over a seat's decisions so far. */
export interface AgentRecord {
  readonly decisions: number;
  readonly timeouts: number;
  readonly errors: number;
  /** Default actions that were taken for it. */
  readonly defaults: number;
  readonly corrected: number;
  /** Decisions that its model made, and those with no choice. Null: its agent does not report it. */
  readonly byModel: number | null;
  readonly forced: number;
  readonly totalMs: number;
  readonly tokens: number;
  readonly cost: number;
  readonly reasoning: { readonly seq: number; readonly text: string } | null;
}

export interface DiceThrow {
  readonly seq: number;
  readonly playerId: string;
  readonly dice: readonly [number, number];
}

/** A token's move. `isJump`: not by a throw of the dice. */
export interface TokenMove {
  readonly seq: number;
  readonly playerId: string;
  readonly from: number;
  readonly to: number;
  readonly isJump: boolean;
}

export interface DrawnCard {
  readonly seq: number;
  readonly playerName: string;
  readonly text: string;
  readonly deck: string | null;
}

/** Why a player is bankrupt: a debt, or they gave up. */
export type RuinCause = { readonly kind: 'debt'; readonly debt: Debt } | { readonly kind: 'resigned' };

export interface Ruin {
  readonly seq: number;
  readonly playerId: string;
  readonly playerName: string;
  /** Null: the bank. */
  readonly creditorId: string | null;
  /** Null: not known. */
  readonly cause: RuinCause | null;
}

/** A reason that is worth showing until something else happens. */
export interface Thought {
  readonly seq: number;
  readonly playerId: string;
  readonly text: string;
}

/** A game after event `seq`, with all that the page shows of that moment. */
export interface Story {
  readonly seq: number;
  readonly at: number | null;
  readonly status: GameStatus;
  /** The reason of a pause, a stop or a failure. */
  readonly reason: string | null;
  readonly speed: GameSpeed | null;
  readonly seats: readonly Seat[];
  readonly deeds: Readonly<Record<string, Deed>>;
  readonly agentRecords: Readonly<Record<string, AgentRecord>>;
  readonly turn: ShownTurn | null;
  readonly pendingDecision: PendingDecision | null;
  /** Errors since the pending decision was requested. */
  readonly troubles: readonly string[];
  readonly decision: AgentDecision | null;
  readonly lastThrow: DiceThrow | null;
  readonly lastMove: TokenMove | null;
  readonly drawnCard: DrawnCard | null;
  readonly auction: Auction | null;
  readonly trade: ShownTrade | null;
  readonly wonBuilding: WonBuilding | null;
  /** The debt that the game waits for. */
  readonly debt: Debt | null;
  readonly hasPot: boolean;
  readonly ruin: Ruin | null;
  readonly thought: Thought | null;
  /** The payments since the last state. */
  readonly unsettled: readonly Payment[];
  /** The engine's own ranks; empty if it gives none. */
  readonly engineStandings: readonly ScoredStanding[];
  readonly view: StateView;
  /** By seat: the number of the event of its bankruptcy. */
  readonly bankruptAt: ReadonlyMap<string, number>;
  readonly winnerId: string | null;
  readonly endReason: string | null;
}

export const INITIAL_STORY: Story = {
  seq: 0,
  at: null,
  status: 'starting',
  reason: null,
  speed: null,
  seats: [],
  deeds: {},
  agentRecords: {},
  turn: null,
  pendingDecision: null,
  troubles: [],
  decision: null,
  lastThrow: null,
  lastMove: null,
  drawnCard: null,
  auction: null,
  trade: null,
  wonBuilding: null,
  debt: null,
  hasPot: false,
  ruin: null,
  thought: null,
  unsettled: [],
  engineStandings: [],
  view: NO_VIEW,
  bankruptAt: new Map(),
  winnerId: null,
  endReason: null,
};

export const EMPTY_AGENT_RECORD: AgentRecord = {
  decisions: 0,
  timeouts: 0,
  errors: 0,
  defaults: 0,
  corrected: 0,
  byModel: null,
  forced: 0,
  totalMs: 0,
  tokens: 0,
  cost: 0,
  reasoning: null,
};

/** What an event changes. */
export type Change = Partial<Story>;
export type Seats = readonly Seat[];
