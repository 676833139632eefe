import { describe, expect, it } from '@jest/globals';
import { FIRST_DRAFT, hasField, mistakesIn, requestOf, withGame, withSeat } from './game-form.js';
import { choiceWords, optionFieldsIn } from './option-fields.js';
import { playableIn } from './playable.js';

const SIZE = { type: 'integer', minimum: 4, maximum: 12, default: 6, title: 'Rows' };
const ANSWER = {
  engines: [
    {
      name: 'four',
      is_default: false,
      status: 'unhealthy',
      games: [
        { game: 'four', name: 'Four', seats: { min: 2, max: 2 }, rules: 'Four in a row.', options: { rows: SIZE } },
      ],
    },
    { name: 'default', is_default: true, status: 'healthy', games: [{ game: 'default', name: 'default' }] },
  ],
};

describe('the games that a server lists', () => {
  it('begin with the default engine’s, which plays Monopoly if it does not say what it plays', () => {
    const [first, four] = playableIn(ANSWER);
    expect(first).toMatchObject({ game: 'default', isDefault: true, isMonopoly: true, seats: { min: 2, max: 8 } });
    expect(four).toMatchObject({ name: 'Four', isHealthy: false, isMonopoly: false, seats: { min: 2, max: 2 } });
    expect(four?.options.map(({ label, initial }) => [label, initial])).toEqual([['Rows', '6']]);
  });

  it.each([
    { answer: null },
    { answer: {} },
    { answer: { engines: 'many' } },
    { answer: { engines: [null, 7, {}, { games: {} }, { games: [null, {}, { game: 7 }] }] } },
  ])('are none in $answer', ({ answer }) => {
    expect(playableIn(answer)).toEqual([]);
  });

  it.each([
    { seats: { min: 1, max: 1 }, range: { min: 1, max: 1 } },
    { seats: { min: 0, max: 99 }, range: { min: 1, max: 16 } },
    { seats: { min: 5, max: 2 }, range: { min: 5, max: 5 } },
    { seats: { min: 'two' }, range: { min: 2, max: 8 } },
    { seats: [2, 3], range: { min: 2, max: 8 } },
  ])('have as many seats as the form can offer: $seats', ({ seats, range }) => {
    const [game] = playableIn({ engines: [{ games: [{ game: 'x', seats }] }] });
    expect(game?.seats).toEqual(range);
  });

  it('are plain and bounded', () => {
    const games = Array.from({ length: 900 }, () => ({
      game: 'x',
      name: `\u202E${'n'.repeat(1e4)}`,
      rules: 'r'.repeat(1e5),
    }));
    const read = playableIn({ engines: [{ games }, { games }] });
    expect(read).toHaveLength(500);
    expect(read[0]?.name).toMatch(/^n{99}…$/);
    expect(read[0]?.rules).toHaveLength(2_000);
  });
});

describe('the form for another game', () => {
  const seated = (min: number, max: number): ReturnType<typeof withGame> => {
    const [game] = playableIn({ engines: [{ games: [{ game: 'e:x', name: 'X', seats: { min, max } }] }] });
    return withGame(FIRST_DRAFT, game ?? null);
  };

  it('has as many seats as the game takes, with personalities that play it', () => {
    expect(seated(2, 2).seats.map(({ name, personality }) => [name, personality])).toEqual([
      ['Ada', 'random'],
      ['Bruno', 'random'],
    ]);
    expect(seated(1, 1).seats).toHaveLength(1);
    expect(seated(16, 16).seats).toHaveLength(16);
    expect(mistakesIn(seated(16, 16))).toEqual([]);
    expect(withSeat(seated(2, 2)).seats).toHaveLength(2);
    expect(requestOf(seated(2, 2)).settings).toEqual({ speed: 'normal', game: 'e:x' });
  });

  it('keeps a personality that was typed, and goes back to those of Monopoly', () => {
    const typed = { ...FIRST_DRAFT, seats: FIRST_DRAFT.seats.map((seat) => ({ ...seat, personality: 'mine' })) };
    const [four] = playableIn(ANSWER).slice(1);
    const other = withGame(typed, four ?? null);
    expect(other.seats.map(({ personality }) => personality)).toEqual(['mine', 'mine']);
    const back = withGame(seated(2, 4), null);
    expect(back.seats.map(({ personality }) => personality)).toEqual(['aggressive', 'analytical', 'chaotic']);
    expect(back.options).toEqual({});
  });

  it('sends the options that were typed, as their schemas want them', () => {
    const options = {
      rows: SIZE,
      komi: { type: 'number', minimum: 0.5 },
      ko: { type: 'boolean', default: false },
      board: { enum: ['9x9', 19, null], default: 19 },
      note: { type: 'string', maxLength: 3 },
      moves: { type: 'array' },
      odd: 'no schema',
    };
    const [game] = playableIn({ engines: [{ games: [{ game: 'go', options }] }] });
    const draft = withGame(FIRST_DRAFT, game ?? null);
    expect(game?.options.map(({ name }) => name)).toEqual(['rows', 'komi', 'ko', 'board', 'note']);
    expect(requestOf(draft).settings).toEqual({
      speed: 'normal',
      game: 'go',
      options: { rows: 6, ko: false, board: 19 },
    });
    const typed = { ...draft, options: { rows: ' 8 ', komi: '6.5', ko: 'true', board: '"9x9"', note: '' } };
    expect(requestOf(typed).settings).toMatchObject({ options: { rows: 8, komi: 6.5, ko: true, board: '9x9' } });
    const wrong = { ...draft, options: { rows: '13', komi: '0', ko: '', board: '', note: 'long' } };
    expect(mistakesIn(wrong)).toEqual([
      { path: 'settings.options.rows', message: 'A whole number from 4 to 12, or nothing.' },
      { path: 'settings.options.komi', message: 'A number from 0.5, or nothing.' },
      { path: 'settings.options.note', message: 'A text of up to 3 characters.' },
    ]);
    expect(mistakesIn(wrong).every(hasField)).toBe(true);
  });

  it.each(['1e999', 'NaN', '0x10', '1.5', '--1', 'x'])('does not take %s for a whole number', (typed) => {
    const [field] = optionFieldsIn({ size: { type: 'integer' } });
    const [game] = playableIn({ engines: [{ games: [{ game: 'x', options: { size: { type: 'integer' } } }] }] });
    expect(field?.kind.type).toBe('integer');
    expect(mistakesIn({ ...withGame(FIRST_DRAFT, game ?? null), options: { size: typed } })).toHaveLength(1);
  });

  it('offers choices in words, and no more fields and choices than can be read', () => {
    expect(['"9x9"', '19', '{"a":1}'].map(choiceWords)).toEqual(['9x9', '19', '{"a":1}']);
    const many = Object.fromEntries(Array.from({ length: 99 }, (_, at) => [`o${at}`, { enum: Array(999).fill(at) }]));
    const fields = optionFieldsIn(many);
    expect(fields).toHaveLength(16);
    expect(fields[0]?.kind).toMatchObject({ type: 'choice', choices: { length: 100 } });
  });
});
