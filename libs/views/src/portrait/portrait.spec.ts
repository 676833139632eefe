import { describe, expect, it } from '@jest/globals';
import { characterOf, portraitOf } from './index.js';

describe('a face', () => {
  it('is always the same for a name, whatever is in it', () => {
    for (const name of ['', 'aggressive', 'openai/gpt-4o', '🦊', '<svg>', 'x'.repeat(10_000)]) {
      expect(portraitOf(name, 'calm')).toEqual(portraitOf(name, 'calm'));
    }
  });

  it('differs between most names, and between moods', () => {
    const names = Array.from({ length: 200 }, (_, index) => `player ${index}`);
    expect(new Set(names.map((name) => JSON.stringify(portraitOf(name, 'calm')))).size).toBeGreaterThan(180);
    const moods = (['calm', 'thinking', 'happy', 'worried', 'ruined'] as const).map((mood) => portraitOf('x', mood));
    expect(new Set(moods.map((parts) => JSON.stringify(parts))).size).toBe(5);
  });

  it('is shapes alone: no name is written into it', () => {
    for (const { d, fill, stroke } of portraitOf('"><script>', 'happy')) {
      expect(d).toMatch(/^[MmLlHhVvCcSsQqAaZz\d .-]+$/);
      expect([fill, stroke].join(' ')).toMatch(/^(none|#[\da-f]{3,8}) (none|#[\da-f]{6})$/);
    }
  });
});

it.each([
  { model: 'openai/gpt', personality: 'chaotic', character: 'openai/gpt' },
  { model: 'heuristic', personality: 'chaotic', character: 'chaotic' },
  { model: null, personality: 'chaotic', character: 'chaotic' },
  { model: null, personality: null, character: 'Ada' },
])('a seat of model $model and personality $personality has the face of $character', ({ character, ...seat }) => {
  expect(characterOf({ ...seat, name: 'Ada' })).toBe(character);
});
