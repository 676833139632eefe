import { InvalidCursor } from '../games/ports/index.js';

/** An opaque cursor for the place where a page ended: its two sort keys, which hold no spaces. */
export function encodeCursor(first: string | number, second: string): string {
  return Buffer.from(`${first} ${second}`).toString('base64url');
}

/** @throws {InvalidCursor} unless it holds two sort keys that `isPlace` accepts */
export function decodeCursor(
  cursor: string,
  isPlace: (first: string, second: string) => boolean,
): readonly [first: string, second: string] {
  const [first, second, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (first === undefined || second === undefined || rest.length > 0 || !isPlace(first, second)) {
    throw new InvalidCursor(cursor);
  }
  return [first, second];
}
