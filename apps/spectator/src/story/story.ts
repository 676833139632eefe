import type { GameSpeed, GameStatus, JsonObject } from '#libs/protocol';

/** A player at the table. Null: the engine does not say. */
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

/** A seat that has been asked and has not answered yet. Times in milliseconds since 1970. */
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

/** An answer, and how it came about. */
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
  /** What went wrong before it: refused answers, a timeout. */
  readonly troubles: readonly string[];
  readonly tokens: number | null;
  /** Dollars. */
  readonly cost: number | null;
}

/** How a seat has conducted itself so far. */
export interface AgentRecord {
  readonly decisions: number;
  readonly timeouts: number;
  readonly errors: number;
  /** Decisions that were made for it. */
  readonly defaults: number;
  readonly corrected: number;
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

/** The last move: `isJump` when no throw led there. */
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

/** A bid without an amount is a bidder who drops out. */
export interface Bid {
  readonly playerId: string | null;
  readonly playerName: string;
  readonly amount: number | null;
}

export interface Auction {
  readonly seq: number;
  readonly propertyId: string;
  /** `house` or `hotel`: a building is sold, that was first wanted for the property. Null: the property itself. */
  readonly building: string | null;
  /** Newest last. */
  readonly bids: readonly Bid[];
  readonly highest: Bid | null;
  /** Null while it runs. */
  readonly sale: { readonly winnerName: string | null; readonly price: number | null } | null;
}

export interface ShownTradeSide {
  readonly cash: number;
  readonly properties: readonly string[];
  readonly jailCards: number;
}

export interface ShownTrade {
  readonly seq: number;
  readonly fromId: string | null;
  readonly fromName: string;
  readonly toId: string | null;
  readonly toName: string;
  readonly give: ShownTradeSide;
  readonly get: ShownTradeSide;
  readonly message: string | null;
  /** Null while it is considered. */
  readonly accepted: boolean | null;
}

/** A game as it was after event `seq`: all that a view needs to show that moment. */
export interface Story {
  readonly seq: number;
  readonly at: number | null;
  readonly status: GameStatus;
  /** Why it paused, stopped or failed. */
  readonly reason: string | null;
  readonly speed: GameSpeed | null;
  readonly seats: readonly Seat[];
  readonly deeds: Readonly<Record<string, Deed>>;
  readonly agentRecords: Readonly<Record<string, AgentRecord>>;
  readonly turn: ShownTurn | null;
  readonly pendingDecision: PendingDecision | null;
  /** What went wrong since the seat was asked. */
  readonly troubles: readonly string[];
  readonly decision: AgentDecision | null;
  readonly lastThrow: DiceThrow | null;
  readonly lastMove: TokenMove | null;
  readonly drawnCard: DrawnCard | null;
  readonly auction: Auction | null;
  readonly trade: ShownTrade | null;
  /** The number of the event with which each bankrupt seat went bankrupt, as far as it is known. */
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
  totalMs: 0,
  tokens: 0,
  cost: 0,
  reasoning: null,
};

/** What an event changes. */
export type Change = Partial<Story>;
export type Seats = readonly Seat[];
