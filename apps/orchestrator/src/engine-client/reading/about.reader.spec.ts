import { describe, expect, it } from '@jest/globals';
import { readAbout } from './about.reader.js';

describe('what an engine reports that it plays', () => {
  it.each([[null], [[]], ['chess'], [{}], [{ game: '' }], [{ game: 7 }], [{ games: [{ game: 'chess' }] }]])(
    'is nothing in %j',
    (body) => {
      expect(() => readAbout(body)).toThrow('answered no description of what it plays');
    },
  );

  it('is its word alone, where no more can be read', () => {
    const odd = { game: ' go\u202e\n', name: 7, version: {}, rules: '  ', seats: '2', options: [], games: {} };
    expect(readAbout(odd)).toEqual({ game: 'go' });
  });

  it.each([
    [
      { min: 1, max: 40 },
      { min: 1, max: 16 },
    ],
    [
      { min: 2, max: 2, usual: 2 },
      { min: 2, max: 2 },
    ],
    [{ min: 0, max: 2 }, undefined],
    [{ min: 4, max: 2 }, undefined],
    [{ min: 1.5, max: 2 }, undefined],
    [{ max: 2 }, undefined],
  ])('has the seats %j as %j', (seats, read) => {
    expect(readAbout({ game: 'x', seats }).seats).toEqual(read);
  });

  it('is bounded, whatever an engine sends', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ game: `g${index}` }));
    const about = readAbout({ game: 'x'.repeat(500), rules: 'y'.repeat(1_000_000), games: many });
    expect(about.game).toHaveLength(100);
    expect(about.rules).toHaveLength(32_768);
    expect(about.games).toHaveLength(1_000);
    let deep: object = { type: 'integer' };
    for (let level = 0; level < 20; level += 1) deep = { items: deep };
    expect(readAbout({ game: 'x', options: { size: deep } })).toEqual({ game: 'x' });
    expect(readAbout({ game: 'x', options: { size: { enum: ['z'.repeat(20_000)] } } })).toEqual({ game: 'x' });
    expect(readAbout({ game: 'x', options: { size: 'big' } })).toEqual({ game: 'x' });
  });

  it('lists other games, by their word or with all that is known of them', () => {
    const options = { board_size: { type: 'integer', minimum: 5 } };
    const go = { game: 'go', name: 'Go', version: '1', seats: { min: 2, max: 2 }, rules: 'Black\nbegins.', options };
    expect(readAbout({ game: 'chess', games: ['hex', go, 7, { name: 'none' }] })).toEqual({
      game: 'chess',
      games: [{ game: 'hex' }, go],
    });
  });
});
