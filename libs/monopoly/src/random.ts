/**
 * Pseudo-random numbers from integer arithmetic alone, so that a seed gives the same game on any machine.
 * The generator is Mulberry32 (Tommy Ettinger, public domain); its whole state is one unsigned 32-bit integer.
 */

const TWO_TO_32 = 0x1_0000_0000;

export interface Drawn {
  readonly value: number;
  /** The generator's state after the draw. */
  readonly state: number;
}

function next(state: number): Drawn {
  const advanced = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(advanced ^ (advanced >>> 15), advanced | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return { value: (mixed ^ (mixed >>> 14)) >>> 0, state: advanced };
}

/** A whole number from 0 to `bound` - 1, all equally likely: draws beyond the last whole multiple are thrown away. */
export function drawBelow(bound: number, state: number): Drawn {
  const limit = TWO_TO_32 - (TWO_TO_32 % bound);
  let drawn = next(state);
  while (drawn.value >= limit) drawn = next(drawn.state);
  return { value: drawn.value % bound, state: drawn.state };
}

/** The starting state of one of a seed's independent streams: what one stream is asked never shifts another. */
export function streamOf(seed: number, stream: number): number {
  return next((next(seed >>> 0).value ^ Math.imul(stream, 0x9e3779b9)) >>> 0).value;
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], state: number): T[] {
  const rest = [...items];
  const result: T[] = [];
  let current = state;
  while (rest.length > 0) {
    const drawn = drawBelow(rest.length, current);
    result.push(...rest.splice(drawn.value, 1));
    current = drawn.state;
  }
  return result;
}
