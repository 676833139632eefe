import type { GameSpeed, GameStatus } from '#libs/protocol';
import type { Fields } from './fields.js';

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

export interface Turn {
  readonly number: number;
  readonly playerId: string;
  readonly playerName: string;
}

/** A seat that has been asked and has not answered yet. Times in milliseconds since 1970. */
export interface Asked {
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
export interface Decision {
  readonly seq: number;
  readonly turn: number | null;
  readonly playerId: string;
  readonly playerName: string;
  readonly phase: string | null;
  readonly options: readonly string[];
  readonly action: Fields;
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
export interface Conduct {
  readonly decisions: number;
  readonly timeouts: number;
  readonly errors: number;
  /** Decisions that were made for it. */
  readonly defaults: number;
  readonly corrected: number;
  readonly totalMs: number;
  readonly tokens: number;
  readonly cost: number;
  readonly thought: { readonly seq: number; readonly text: string } | null;
}

export interface Throw {
  readonly seq: number;
  readonly playerId: string;
  readonly dice: readonly [number, number];
}

/** The last move: `isJump` when no throw led there. */
export interface Walk {
  readonly seq: number;
  readonly playerId: string;
  readonly from: number;
  readonly to: number;
  readonly isJump: boolean;
}

export interface Card {
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
  readonly outcome: { readonly winnerName: string | null; readonly price: number | null } | null;
}

export interface Offer {
  readonly cash: number;
  readonly properties: readonly string[];
  readonly jailCards: number;
}

export interface TradeOnTable {
  readonly seq: number;
  readonly fromId: string | null;
  readonly fromName: string;
  readonly toId: string | null;
  readonly toName: string;
  readonly give: Offer;
  readonly get: Offer;
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
  readonly why: string | null;
  readonly speed: GameSpeed | null;
  readonly seats: readonly Seat[];
  readonly deeds: Readonly<Record<string, Deed>>;
  readonly conduct: Readonly<Record<string, Conduct>>;
  readonly turn: Turn | null;
  readonly asked: Asked | null;
  /** What went wrong since the seat was asked. */
  readonly troubles: readonly string[];
  readonly decision: Decision | null;
  readonly thrown: Throw | null;
  readonly walk: Walk | null;
  readonly card: Card | null;
  readonly auction: Auction | null;
  readonly trade: TradeOnTable | null;
  /** The number of the event with which each bankrupt seat went bankrupt, as far as it is known. */
  readonly bankruptAt: ReadonlyMap<string, number>;
  readonly winnerId: string | null;
  readonly endReason: string | null;
}

export const BEGINNING: Story = {
  seq: 0,
  at: null,
  status: 'starting',
  why: null,
  speed: null,
  seats: [],
  deeds: {},
  conduct: {},
  turn: null,
  asked: null,
  troubles: [],
  decision: null,
  thrown: null,
  walk: null,
  card: null,
  auction: null,
  trade: null,
  bankruptAt: new Map(),
  winnerId: null,
  endReason: null,
};

export const NO_CONDUCT: Conduct = {
  decisions: 0,
  timeouts: 0,
  errors: 0,
  defaults: 0,
  corrected: 0,
  totalMs: 0,
  tokens: 0,
  cost: 0,
  thought: null,
};

/** What an event changes. */
export type Change = Partial<Story>;
export type Seats = readonly Seat[];
