import { randomOf } from '../random.js';

/** A prime below 2^26: products of two remainders are exact. */
const PRIME = 67_108_859;

/**
 * Whether all of `count` (an even number) can be paired so that `may` allows each pair: the Tutte matrix with random values
 * has a determinant other than 0 (Lovász 1979). Wrong once in half a million times, and then only in that it denies a
 * matching that there is.
 */
export function canAllBePaired(count: number, may: (one: number, other: number) => boolean): boolean {
  const random = randomOf(count);
  const matrix = Array.from({ length: count }, () => new Float64Array(count));
  for (let one = 0; one < count; one += 1)
    for (let other = one + 1; other < count; other += 1) {
      if (!may(one, other)) continue;
      const value = 1 + Math.floor(random() * (PRIME - 1));
      const [row, mirrored] = [matrix[one], matrix[other]];
      if (row !== undefined) row[other] = value;
      if (mirrored !== undefined) mirrored[one] = PRIME - value;
    }
  return isRegular(matrix);
}

/** Gaussian elimination modulo the prime. */
function isRegular(matrix: Float64Array[]): boolean {
  const rows = [...matrix];
  for (let column = 0; column < rows.length; column += 1) {
    const at = rows.findIndex((row, index) => index >= column && row[column] !== 0);
    const pivot = rows[at];
    const current = rows[column];
    if (pivot === undefined || current === undefined) return false;
    [rows[at], rows[column]] = [current, pivot];
    const inverse = power(pivot[column] ?? 0, PRIME - 2);
    for (const row of rows.slice(column + 1)) subtract(row, pivot, column, inverse);
  }
  return true;
}

function subtract(row: Float64Array, pivot: Float64Array, column: number, inverse: number): void {
  const factor = ((row[column] ?? 0) * inverse) % PRIME;
  if (factor === 0) return;
  for (let at = column; at < row.length; at += 1) {
    const value = ((row[at] ?? 0) - ((factor * (pivot[at] ?? 0)) % PRIME)) % PRIME;
    row[at] = value < 0 ? value + PRIME : value;
  }
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
