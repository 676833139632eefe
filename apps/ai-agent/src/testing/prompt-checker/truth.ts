import { type Game, type Lot, playerAt, restored } from '#libs/monopoly';
import type { RecordedDecision } from '../recorded-game.js';

/** What is true at a decision, by the rules library and by nothing of the prompts. */
export class Truth {
  readonly game: Game;
  readonly complaints: string[] = [];
  /** Statements that were compared. */
  compared = 0;

  constructor(readonly decision: RecordedDecision) {
    this.game = restored(decision.before);
  }

  get me(): Game['players'][number] {
    return playerAt(this.game, this.decision.seat);
  }

  /** Notes where a statement differs from what is true. */
  same(statement: string, stated: unknown, real: unknown): void {
    this.compared += 1;
    const [one, other] = [stated, real].map((value) => JSON.stringify(value));
    if (one !== other)
      this.complaints.push(
        `${this.decision.kind}, turn ${this.game.turn.number}: "${statement}" states ${one}, true is ${other}`,
      );
  }

  unknown(statement: string): void {
    this.complaints.push(`${this.decision.kind}, turn ${this.game.turn.number}: nobody checks "${statement}"`);
  }

  lot(id: string): Lot {
    const lot = this.game.lots.find(({ deed }) => deed.id === id);
    if (lot === undefined) throw new Error(`no deed ${id}`);
    return lot;
  }

  /** "P2" to 1; "you" to the seat that is asked; the bank: null. */
  seat(label: string): number | null {
    if (label === 'you' || label === 'You') return this.decision.seat;
    return label === 'the bank' ? null : Number(label.slice(1)) - 1;
  }

  /** Rent in words if this seat owned the deed, with this number of houses and such owners of its group. */
  rent(
    lot: Lot,
    { owner = lot.owner, houses = lot.houses, mortgaged = lot.mortgaged, owners = this.owners }: RentCase = {},
  ): string {
    if (mortgaged || owner === null) return 'nothing';
    const owned = lot.group.filter((other) => owners.get(other.deed.id) === owner).length;
    if (lot.deed.kind === 'utility') return owned === 2 ? '10 times the throw' : '4 times the throw';
    if (lot.deed.kind === 'railroad') return `$${[0, 25, 50, 100, 200][owned]}`;
    return `$${(lot.deed.rents[houses] ?? 0) * (houses === 0 && owned === lot.group.length ? 2 : 1)}`;
  }

  get owners(): Map<string, number | null> {
    return new Map(this.game.lots.map(({ deed, owner }) => [deed.id, owner]));
  }
}

interface RentCase {
  readonly owner?: number | null;
  readonly houses?: number;
  readonly mortgaged?: boolean;
  readonly owners?: ReadonlyMap<string, number | null>;
}

/** Compares one line that its pattern matched. */
export type Check = (truth: Truth, groups: Readonly<Record<string, string>>, line: string) => void;
export type Checks = readonly (readonly [RegExp, Check])[];

/** Every line must be known to one of the checks. */
export function checkLine(line: string, checks: Checks, truth: Truth): void {
  for (const [pattern, check] of checks) {
    const match = pattern.exec(line);
    if (match !== null) return check(truth, match.groups ?? {}, line);
  }
  truth.unknown(line);
}

/** "$100 + tennessee + 1 jail card(s)" */
export function goodsIn(words: string): { cash: number; properties: string[]; jail_cards: number } {
  const parts = words === 'nothing' ? [] : words.split(' + ');
  const cash = parts.find((part) => part.startsWith('$'))?.slice(1) ?? '0';
  const cards = parts.find((part) => part.endsWith('jail card(s)'))?.split(' ')[0] ?? '0';
  const properties = parts.filter((part) => !part.startsWith('$') && !part.endsWith('jail card(s)'));
  return { cash: Number(cash), properties: properties.toSorted(), jail_cards: Number(cards) };
}
