/** The districts of the city, in board order: one for each colour group of the rules. */
export const DISTRICTS = ['brown', 'light_blue', 'pink', 'orange', 'red', 'yellow', 'green', 'dark_blue'] as const;

export type District = (typeof DISTRICTS)[number];

/** What every square has. `name` is ours; `ruleName` is what the rules, and so cards and agents, call it. */
interface NamedSquare {
  /** 0 to 39, clockwise from the start. */
  readonly position: number;
  readonly name: string;
  readonly ruleName: string;
}

export interface PlainSquare extends NamedSquare {
  readonly kind: 'start' | 'fund' | 'fortune' | 'lockup' | 'common' | 'arrest' | 'duty';
}

/** Dollars. */
interface PricedSquare extends NamedSquare {
  readonly id: string;
  readonly price: number;
  readonly mortgage: number;
}

export interface Street extends PricedSquare {
  readonly kind: 'street';
  readonly district: District;
  readonly houseCost: number;
  /** With 0, 1, 2, 3, 4 houses and with a hotel; the first doubles for the owner of the whole district. */
  readonly rents: readonly number[];
}

export interface TramLine extends PricedSquare {
  readonly kind: 'line';
}

export interface Works extends PricedSquare {
  readonly kind: 'works';
}

export type DeedSquare = Street | TramLine | Works;
export type Square = PlainSquare | DeedSquare;

export function isDeed(square: Square): square is DeedSquare {
  return square.kind === 'street' || square.kind === 'line' || square.kind === 'works';
}
