import type { Deed } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import { type GroupName, groupOf } from './groups.js';
import type { Holding } from './holding.js';
import type { Holdings } from './holdings.js';
import type { Offers } from './offers.js';
import type { SeatView } from './seat.js';

/** What is on the table. */
export interface TableFacts {
  readonly turn: number;
  readonly phase: string;
  readonly seats: readonly SeatView[];
  readonly me: SeatView;
  readonly offers: Offers;
  /** Whether it is a table of Monopoly; of any other game only turn, phase, seats and offers mean something. */
  readonly isMonopoly: boolean;
  /** The engine's own description of the decision. */
  readonly decision: unknown;
  readonly holdings: Holdings;
  /** Houses that the bank can still sell. */
  readonly housesLeft: number;
}

/** The table as the seat that is asked sees it: made once for a decision, and complete whatever the state left out. */
export class TableView implements TableFacts {
  readonly turn: number;
  readonly phase: string;
  readonly seats: readonly SeatView[];
  readonly me: SeatView;
  readonly offers: Offers;
  readonly isMonopoly: boolean;
  readonly decision: unknown;
  readonly holdings: Holdings;
  readonly housesLeft: number;
  /** Those who are still in the game. */
  readonly solvent: readonly SeatView[];

  constructor(facts: TableFacts) {
    this.turn = facts.turn;
    this.phase = facts.phase;
    this.seats = facts.seats;
    this.me = facts.me;
    this.offers = facts.offers;
    this.isMonopoly = facts.isMonopoly;
    this.decision = facts.decision;
    this.holdings = facts.holdings;
    this.housesLeft = facts.housesLeft;
    this.solvent = facts.seats.filter(({ bankrupt }) => !bankrupt);
  }

  /** Every deed, in board order. */
  get all(): readonly Holding[] {
    return this.holdings.all;
  }

  /** What an action is about; undefined for a property that is not on this board. */
  holdingOf(offer: ValidAction): Holding | undefined {
    return this.holdings.withId(offer.property_id ?? '');
  }

  /** What stands on a deed; undefined for a property that is not on this board. */
  holding(propertyId: string): Holding | undefined {
    return this.holdings.withId(propertyId);
  }

  /** What stands on a square; undefined for a square that nobody can own. */
  holdingAt(position: number): Holding | undefined {
    return this.holdings.at(position);
  }

  /** Deeds that are still the bank's. */
  get unowned(): number {
    return this.holdings.unowned;
  }

  isMine(holding: Holding): boolean {
    return holding.ownerId === this.me.id;
  }

  groupAround(deed: Deed): readonly Holding[] {
    return this.holdings.group(groupOf(deed));
  }

  group(name: GroupName): readonly Holding[] {
    return this.holdings.group(name);
  }

  /** Whether one player, anybody, owns the whole group of a deed. */
  isWhole(deed: Deed): boolean {
    return this.holdings.isWhole(deed);
  }

  /** Dollars; 0 for a player who is not in the game. */
  cashOf(playerId: string): number {
    return this.seats.find(({ id }) => id === playerId)?.cash ?? 0;
  }

  nameOf(playerId: string | null): string {
    return this.seats.find((seat) => seat.id === playerId)?.name ?? 'somebody';
  }
}
