import { describe, expect, it } from '@jest/globals';
import { CHECKS } from './checks.js';

describe('the checks of an agent', () => {
  it('each have a title of their own', () => {
    const titles = CHECKS.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^[a-z]+s( \S+){2,}$/);
  });
});
