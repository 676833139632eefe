/** The districts in board order; each is a colour group of the rules. */
export const DISTRICTS = ['brown', 'light_blue', 'pink', 'orange', 'red', 'yellow', 'green', 'dark_blue'] as const;

export type District = (typeof DISTRICTS)[number];

/** `name` is the page's own; `ruleName` is the name in the rules, which cards and agents use. */
interface NamedSquare {
  /** 0 to 39, clockwise from GO. */
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
  /** With 0 to 4 houses and with a hotel; the first is doubled for the owner of the whole district. */
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
