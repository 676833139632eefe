/**
 * Pseudo-random numbers from integer arithmetic alone, so that a seed gives the same game on any machine.
 * The generator is Mulberry32 (Tommy Ettinger, public domain); its whole state is one 32-bit integer.
 */
export interface Stream {
  /** Signed 32-bit integer; each draw moves it on. */
  state: number;
}

const TWO_TO_32 = 0x1_0000_0000;

/** The next unsigned 32-bit integer. */
function draw(stream: Stream): number {
  const advanced = (stream.state + 0x6d2b79f5) | 0;
  stream.state = advanced;
  let mixed = Math.imul(advanced ^ (advanced >>> 15), advanced | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

/** A whole number from 0 to `bound` - 1, all equally likely: draws beyond the last whole multiple are thrown away. */
export function drawBelow(stream: Stream, bound: number): number {
  const limit = TWO_TO_32 - (TWO_TO_32 % bound);
  let value = draw(stream);
  while (value >= limit) value = draw(stream);
  return value % bound;
}

/** One of a seed's independent streams: what one stream is asked never shifts another. */
export function streamOf(seed: number, number: number): Stream {
  const mixed = draw({ state: seed | 0 }) ^ Math.imul(number, 0x9e3779b9);
  return { state: draw({ state: mixed }) | 0 };
}

/** The numbers from 0 to `count` - 1 in a random order (Fisher and Yates). */
export function shuffled(count: number, stream: Stream): number[] {
  const rest = Array.from({ length: count }, (_, index) => index);
  const result: number[] = [];
  while (rest.length > 0) result.push(...rest.splice(drawBelow(stream, rest.length), 1));
  return result;
}
