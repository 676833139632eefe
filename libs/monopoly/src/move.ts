import type { Deed } from './board.js';
import type { Happening } from './happening.js';
import { holdingIndexOf, holdingOf, playerAt, type Game, type Holding, type Pending } from './game.js';
import type { Player, Seat, Stage } from './game.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** What the rules may set at will; players, holdings, agenda and the decision have their own methods. */
type Settable = Pick<Game, 'stock' | 'decks' | 'dice' | 'turn' | 'lastThrow'>;

/**
 * One action being carried out: a private copy of the game for the rules to change, and the list of what happened.
 * The game it started from stays as it was; parts that nothing touches are shared with it.
 */
export class Move {
  readonly happenings: Happening[] = [];
  private readonly draft: Writable<Game>;
  private asked: Pending | null = null;
  /** Copied at the first change only. */
  private players: Player[] | null = null;
  private holdings: Holding[] | null = null;

  constructor(game: Game) {
    this.draft = { ...game };
  }

  /** The game as it is now. Its `pending` is the decision that is being answered. */
  get game(): Game {
    return this.draft;
  }

  /** The decision that the game now waits for; null while there are stages to carry out. */
  get decision(): Pending | null {
    return this.asked;
  }

  record(happening: Happening): void {
    this.happenings.push(happening);
  }

  set(change: Partial<Settable>): void {
    Object.assign(this.draft, change);
  }

  setPlayer(seat: Seat, change: Partial<Player>): void {
    this.players ??= [...this.draft.players];
    this.players[seat] = { ...playerAt(this.draft, seat), ...change };
    this.draft.players = this.players;
  }

  setHolding(deed: Deed, change: Partial<Holding>): void {
    this.holdings ??= [...this.draft.holdings];
    this.holdings[holdingIndexOf(deed)] = { ...holdingOf(this.draft, deed), ...change };
    this.draft.holdings = this.holdings;
  }

  /** Dollars; negative takes away. */
  addCash(seat: Seat, amount: number): void {
    this.setPlayer(seat, { cash: playerAt(this.draft, seat).cash + amount });
  }

  /** Puts stages before all that is still to be done, in the order given. */
  first(...stages: readonly Stage[]): void {
    this.draft.agenda = [...stages, ...this.draft.agenda];
  }

  /** Takes the next stage off the agenda. */
  next(): Stage | undefined {
    const [stage, ...rest] = this.draft.agenda;
    if (stage !== undefined) this.draft.agenda = rest;
    return stage;
  }

  dropStages(isDropped: (stage: Stage) => boolean): void {
    this.draft.agenda = this.draft.agenda.filter((stage) => !isDropped(stage));
  }

  /** Stops here until the decision is made. */
  ask(pending: Pending): void {
    this.asked = pending;
  }

  /** The game after the action. */
  finished(): Game {
    return { ...this.draft, pending: this.asked ?? this.draft.pending };
  }
}
