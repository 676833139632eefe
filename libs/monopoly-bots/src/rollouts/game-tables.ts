import { type ActionType, type Game, type Lot, playerAt, toBareOffers, toDecision, TURN_PHASES } from '#libs/monopoly';
import type { Holding } from '../table/holding.js';
import { Holdings } from '../table/holdings.js';
import { Offers } from '../table/offers.js';
import type { SeatView } from '../table/seat.js';
import { TableView } from '../table/table-view.js';

/** The tables of one game, each made from the game itself and not from what crosses the wire. */
export class GameTables {
  private holdings: Holdings;

  constructor(private readonly game: Game) {
    this.holdings = new Holdings(game.lots.map((lot) => this.held(lot)));
  }

  /**
   * The table for the seat to move.
   *
   * @param left types of actions that are not looked for
   */
  now(seat: number, left: ReadonlySet<ActionType>): TableView {
    const { game } = this;
    const { decision, turn, stock } = game;
    const player = playerAt(game, seat);
    const seats = game.players.map(
      ({ id, seat: order, name, personality, model, cash, position, inJail, jailCards, bankrupt }): SeatView => {
        return { id, order, name, personality, model, cash, position, inJail, jailCards: jailCards.length, bankrupt };
      },
    );
    return new TableView({
      turn: turn.number,
      phase: TURN_PHASES[decision.kind],
      seats,
      me: seats[seat] ?? seatMissing(seat),
      offers: new Offers(toBareOffers(game, player, left)),
      isMonopoly: true,
      // What else is asked is in the offers.
      decision: decision.kind === 'auction' ? toDecision(game) : null,
      holdings: this.current(),
      housesLeft: stock.houses,
    });
  }

  /** The same object while nothing about the deeds has changed. */
  current(): Holdings {
    const { all } = this.holdings;
    if (this.game.lots.some((lot, index) => !isSame(lot, all[index], this.game))) {
      this.holdings = new Holdings(
        this.game.lots.map((lot, index) => {
          const before = all[index];
          return before !== undefined && isSame(lot, before, this.game) ? before : this.held(lot);
        }),
      );
    }
    return this.holdings;
  }

  private held({ deed, owner, houses, mortgaged }: Lot): Holding {
    return { deed, ownerId: ownerIdOf(owner, this.game), houses, mortgaged };
  }
}

function isSame(lot: Lot, held: Holding | undefined, game: Game): boolean {
  return (
    held !== undefined &&
    lot.houses === held.houses &&
    lot.mortgaged === held.mortgaged &&
    ownerIdOf(lot.owner, game) === held.ownerId
  );
}

function ownerIdOf(owner: number | null, game: Game): string | null {
  return owner === null ? null : (game.players[owner]?.id ?? null);
}

function seatMissing(seat: number): never {
  throw new RangeError(`there is no seat ${seat}`);
}
