import { describe, expect, it } from '@jest/globals';
import { barOf, Progress } from './progress.js';

describe('the progress bar', () => {
  it.each([
    { done: 0, elapsed: 0, text: `[${'░'.repeat(24)}] 0/200 games` },
    { done: 50, elapsed: 5_000, text: `[${'█'.repeat(6)}${'░'.repeat(18)}] 50/200 games, 10.0/s, 15 s to go` },
    { done: 200, elapsed: 20_000, text: `[${'█'.repeat(24)}] 200/200 games, 10.0/s, 0 s to go` },
  ])('after $done games is $text', ({ done, elapsed, text }) => {
    expect(barOf(done, 200, elapsed)).toBe(text);
  });

  it.each([
    { isTTY: true, draws: 4 },
    { isTTY: false, draws: 0 },
  ])('is drawn on a terminal alone: $isTTY', ({ isTTY, draws }) => {
    const written: string[] = [];
    const progress = new Progress({ isTTY, write: (text) => written.push(text) }, 2, () => 1_000);
    progress.start();
    progress.step();
    progress.step();
    progress.end();
    expect(written).toHaveLength(draws);
  });
});
