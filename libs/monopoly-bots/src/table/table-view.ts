import { type DecideRequest, fieldsOf, listOf, numberOr, textOr, textOrNull, type ValidAction } from '#libs/protocol';
import { BOARD, BOARD_SIZE, type Deed, HOTEL, isDeed } from '#libs/monopoly';
import { isMonopoly } from '../which-game.js';
import { groupOf, membersOf } from './groups.js';
import type { GroupName } from './groups.js';
import { readHoldings } from './holding.js';
import type { Holding, Holdings } from './holding.js';
import { Offers } from './offers.js';
import { readSeat } from './seat.js';
import type { SeatView } from './seat.js';

const HOUSES_IN_THE_BANK = 32;

/** The table as the seat that is asked sees it: built once for a decision, and complete whatever the state left out. */
export class TableView {
  readonly turn: number;
  readonly phase: string;
  readonly seats: readonly SeatView[];
  readonly me: SeatView;
  readonly offers: Offers;
  /** Whether it is a table of Monopoly; of any other game only turn, phase, seats and offers mean something. */
  readonly isMonopoly: boolean;
  /** The engine's own description of the decision. */
  readonly decision: unknown;
  /** Every deed, in board order. */
  readonly all: readonly Holding[];
  /** Houses that the bank can still sell. */
  readonly housesLeft: number;
  private readonly holdings: Holdings;
  private readonly groups = new Map<GroupName, readonly Holding[]>();

  constructor(request: DecideRequest) {
    const state = fieldsOf(request.game_state);
    this.turn = numberOr(state['turn_number'], 0);
    this.phase = textOr(request.turn_phase, textOr(state['turn_phase'], ''));
    this.seats = listOf(state['players']).map(readSeat);
    const me = this.seats.find((seat) => seat.id === request.player_id) ?? readSeat({ id: request.player_id }, -1);
    this.me = asSeated(me, request.seat);
    this.holdings = readHoldings(state['properties']);
    this.all = [...this.holdings.values()];
    this.housesLeft = numberOr(fieldsOf(state['bank'])['houses'], HOUSES_IN_THE_BANK - housesOn(this.all));
    this.isMonopoly = isMonopoly(request);
    this.offers = new Offers(request.valid_actions, this.isMonopoly);
    this.decision = request.decision;
  }

  /** What an action is about; undefined for a property that is not on this board. */
  holdingOf(offer: ValidAction): Holding | undefined {
    return this.holdings.get(offer.property_id ?? '');
  }

  /** What stands on a deed; undefined for a property that is not on this board. */
  holding(propertyId: string): Holding | undefined {
    return this.holdings.get(propertyId);
  }

  /** What stands on a square; undefined for a square that nobody can own. */
  holdingAt(position: number): Holding | undefined {
    const square = BOARD[position % BOARD_SIZE];
    return square !== undefined && isDeed(square) ? this.holdings.get(square.id) : undefined;
  }

  /** Deeds that are still the bank's. */
  get unowned(): number {
    return this.all.filter((holding) => holding.ownerId === null).length;
  }

  isMine(holding: Holding): boolean {
    return holding.ownerId === this.me.id;
  }

  groupAround(deed: Deed): readonly Holding[] {
    return this.group(groupOf(deed));
  }

  group(name: GroupName): readonly Holding[] {
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    const group = membersOf(name).flatMap((deed) => this.holdings.get(deed.id) ?? []);
    this.groups.set(name, group);
    return group;
  }

  /** Whether one player, anybody, owns the whole group of a deed. */
  isWhole(deed: Deed): boolean {
    const [first, ...others] = this.groupAround(deed);
    return first !== undefined && first.ownerId !== null && others.every(({ ownerId }) => ownerId === first.ownerId);
  }

  /** Those who are still in the game. */
  get solvent(): readonly SeatView[] {
    return this.seats.filter(({ bankrupt }) => !bankrupt);
  }

  /** Dollars; 0 for a player who is not in the game. */
  cashOf(playerId: string): number {
    return this.seats.find(({ id }) => id === playerId)?.cash ?? 0;
  }

  nameOf(playerId: string | null): string {
    return this.seats.find((seat) => seat.id === playerId)?.name ?? 'somebody';
  }
}

/** How the seat is played is its creator's word, where the request has it; an engine need not repeat it in its state. */
function asSeated(seat: SeatView, seated: DecideRequest['seat']): SeatView {
  if (seated === undefined || seated === null) return seat;
  return { ...seat, personality: textOrNull(seated.personality), model: textOrNull(seated.model) };
}

/** A hotel is none. */
function housesOn(holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { houses }) => sum + (houses === HOTEL ? 0 : houses), 0);
}
