import { plain } from '../plain.js';

/** A text or a number as one plain, bounded line; null for any other value, and for one without a visible character. */
export function labelOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return plain(String(value), longest) || null;
}

/** The first items of a list; none for any other value. */
export function itemsOf(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}
