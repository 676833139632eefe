import { expect, it } from '@jest/globals';
import { KEYS } from './keyboard.js';

it('the help describes each key once', () => {
  for (const { does } of KEYS) expect(does).toMatch(/[a-z]{4}/);
  expect(new Set(KEYS.map(({ keys }) => keys)).size).toBe(KEYS.length);
  expect(KEYS.map(({ keys }) => keys)).toEqual(['space', '← →', 'home, end', 'n, p', 'l', '↑ ↓', '?']);
});
