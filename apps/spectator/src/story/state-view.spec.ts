import { describe, expect, it } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { isMonopoly, NO_VIEW, stateViewOf } from './state-view.js';
import { boardState, TestGame } from './testing/test-game.js';

const PLAYERS = [{ id: 'a', name: 'Ada' }];

function state(fields: object): GameState {
  return { status: 'in_progress', current_player_index: 0, players: PLAYERS, ...fields };
}

function kindOf(fields: object): string | null {
  return stateViewOf(state(fields), NO_VIEW).kind;
}

describe('how a state is shown', () => {
  it('is what its view says, also of a game with deeds', () => {
    expect(kindOf({ view: { kind: 'grid' } })).toBe('grid');
    expect(kindOf({ view: { kind: 'text' }, properties: [] })).toBe('text');
  });

  it('is a board of deeds where there are deeds, or players with a place on it and cash', () => {
    expect(stateViewOf(boardState(), NO_VIEW).kind).toBe('monopoly');
    expect(kindOf({ properties: [] })).toBe('monopoly');
    expect(kindOf({ players: [{ id: 'a', name: 'Ada', position: 3, cash: 10 }] })).toBe('monopoly');
    expect(isMonopoly(new TestGame().history.head)).toBe(true);
  });

  it.each([
    { fields: {}, what: 'nothing' },
    { fields: { view: null }, what: 'null' },
    { fields: { view: 'grid' }, what: 'a word' },
    { fields: { view: ['grid'] }, what: 'a list' },
    { fields: { players: [{ id: 'a', cash: 3 }] }, what: 'cash alone' },
    { fields: { players: [null] }, what: 'no player' },
    { fields: { players: [] }, what: 'no seat' },
  ])('is not known where it says $what', ({ fields }) => {
    expect(kindOf(fields)).toBeNull();
  });

  it.each([{ kind: 7 }, { kind: '' }, {}])('is empty for a view without a word for it: %j', (view) => {
    expect(kindOf({ view })).toBe('');
  });

  it('is the full picture once that is public', () => {
    const all = { view: { kind: 'cards', table: ['K'] }, deck: 'Q J', secret_seed: 4 };
    const shown = stateViewOf(state({ view: { kind: 'text' }, pot: 2, hidden: { a: {}, all } }), NO_VIEW);
    expect(shown).toMatchObject({ kind: 'cards', fields: { table: ['K'] } });
    expect(shown.values.map(({ name }) => name)).toEqual(['pot', 'deck', 'secret seed']);
    expect(kindOf({ view: { kind: 'text' }, hidden: { all: { view: 'grid' } } })).toBe('text');
    expect(kindOf({ view: { kind: 'text' }, hidden: 'all' })).toBe('text');
  });
});

describe('the values of a state', () => {
  it('are the plain ones, as words, and bounded', () => {
    const { values } = stateViewOf(
      state({
        pot: 3,
        is_last_round: false,
        phase: 'bet\u202E<b>',
        deck: ['K'],
        about: {},
        empty: ' ',
        long: 'x'.repeat(9e5),
      }),
      NO_VIEW,
    );
    expect(values.slice(0, 3)).toEqual([
      { name: 'pot', value: '3' },
      { name: 'is last round', value: 'false' },
      { name: 'phase', value: 'bet<b>' },
    ]);
    expect(values[3]?.value).toHaveLength(200);
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field_${index}`, index]));
    expect(stateViewOf(state(many), NO_VIEW).values).toHaveLength(24);
  });

  it('are the same object while nothing changes, so that a long game needs little memory', () => {
    const view = { kind: 'text', text: 'x' };
    const before = stateViewOf(state({ view, pot: 1, turn_number: 1 }), NO_VIEW);
    expect(stateViewOf(state({ view, pot: 1, turn_number: 2 }), before)).toBe(before);
    expect(stateViewOf(state({ view, pot: 2 }), before)).not.toBe(before);
    expect(stateViewOf(state({ view: { ...view }, pot: 1 }), before)).toMatchObject({ values: before.values });
    expect(stateViewOf(state({ pot: 1 }), before).kind).toBeNull();
  });
});
