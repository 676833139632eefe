import { drawBelow, type Stream } from './random.js';

/** Two dice, 1 to 6 each. */
export type Dice = readonly [number, number];

const FACES = [1, 2, 3, 4, 5, 6];

/** The 36 throws, all equally likely. */
const THROWS: readonly Dice[] = FACES.flatMap((first) => FACES.map((second): Dice => [first, second]));

export function totalOf([first, second]: Dice): number {
  return first + second;
}

export function isDoubles([first, second]: Dice): boolean {
  return first === second;
}

/** Where throws come from: a random stream, after those that were laid out in advance. */
export interface DiceCup {
  readonly stream: Stream;
  /** Thrown before anything is left to chance, in this order. */
  readonly loaded: Dice[];
}

export function throwFrom({ loaded, stream }: DiceCup): Dice {
  const laidOut = loaded.length > 0 ? loaded.shift() : undefined;
  return laidOut ?? THROWS[drawBelow(stream, THROWS.length)] ?? [1, 1];
}
