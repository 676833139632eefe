import { describe, expect, it } from '@jest/globals';
import { HOSTILE_VIEWS } from '../../../../../test/support/hostile-views.js';
import { monopolyOf, subjectOf, thought } from '../testing/subjects.js';
import { cardOf } from './card-of.js';

const CONNECT_FOUR = { kind: 'grid', rows: 1, columns: 2, cells: [['r', null]], sides: { p0: 'Red' } };

describe('a card of Monopoly', () => {
  it('has everybody, the richest first, with what they own and their share of all', () => {
    const { seats, headline, game, moment, badge } = cardOf(monopolyOf(3));
    expect({ game, moment, badge }).toEqual({ game: 'Monopoly', moment: 'Turn 42', badge: 'live' });
    const worths = seats.map(({ value }) => Number(value.replaceAll(/[$,]/g, '')));
    expect(worths).toEqual(worths.toSorted((one, other) => other - one));
    expect(seats.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1);
    expect(headline).toBe(
      `${seats[0]?.name} leads by $${((worths[0] ?? 0) - (worths[1] ?? 0)).toLocaleString('en-US')}`,
    );
    expect(seats[0]?.note).toMatch(/^\$[\d,]+ in cash, \d+ deeds$/);
  });

  it('counts cash, deeds at their price, half of a mortgaged one, and buildings', () => {
    const properties = [
      { property_id: 'boardwalk', owner_id: 'p0', houses: 2, is_mortgaged: false },
      { property_id: 'baltic', owner_id: 'p0', houses: 0, is_mortgaged: true },
      { property_id: 'mayfair', owner_id: 'p0', houses: 4, is_mortgaged: false },
    ];
    const players = [
      { id: 'p0', name: 'A', cash: 100, position: 0 },
      { id: 'p1', name: 'B', cash: 7, is_bankrupt: true },
    ];
    const { seats } = cardOf(subjectOf({ players, properties }));
    expect(seats.map(({ value, isOut }) => [value, isOut])).toEqual([
      ['$930', false],
      ['$0', true],
    ]);
  });

  it('has what was thought last, with the names of the board', () => {
    const card = cardOf(monopolyOf(2, { events: [thought(0, 'I want Boardwalk badly.'), thought(1, 'ok')] }));
    expect(card.quote).toMatchObject({ order: 0, verb: 'thinks', text: 'I want Observatory badly.' });
  });

  it('quotes words without the marks of Markdown and HTML', () => {
    const reasoning = '## Plan\n> **Build** `end_turn` <b>now</b>, *please*: 2 * 3 < 7 and a<b';
    const card = cardOf(monopolyOf(2, { events: [thought(1, reasoning)] }));
    expect(card.quote?.text).toBe('Plan Build end_turn now, please: 2 * 3 < 7 and a<b');
    expect(card.quote).toMatchObject({ mood: 'thinking', character: 'analytical' });
  });

  it('has faces that fit how it stands', () => {
    const moods = (state: object, options = {}): readonly string[] =>
      cardOf(subjectOf(state, options)).seats.map(({ mood }) => mood);
    const players = [
      { id: 'p0', name: 'A', cash: 500, position: 0 },
      { id: 'p1', name: 'B', cash: 20, position: 0 },
    ];
    expect(moods({ players, properties: [] })).toEqual(['calm', 'worried']);
    expect(moods({ players, properties: [] }, { status: 'completed', winnerId: 'p0' })).toEqual(['happy', 'worried']);
    const ruined = players.map((player) => ({ ...player, is_bankrupt: player.id === 'p1' }));
    expect(moods({ players: ruined, properties: [] })).toEqual(['calm', 'ruined']);
  });

  it('survives what engines of other people send for numbers', () => {
    const properties = [
      { property_id: 7, owner_id: {}, houses: 'x' },
      null,
      { property_id: 'boardwalk', owner_id: 'p0', houses: 1e9 },
    ];
    const players = [
      { id: 'p0', name: 'A', cash: 'much', position: -4 },
      { id: 'p1', position: 1.5 },
    ];
    const { board, seats } = cardOf(subjectOf({ players, properties, turn_number: 'x' }));
    expect(board).toMatchObject({ kind: 'monopoly', deeds: [{ houses: 5 }], tokens: [] });
    expect(seats.map(({ value }) => value)).toEqual(['$1,400', '$0']);
  });
});

describe('a card of any game', () => {
  it.each([
    { status: 'running', seq: 10, badge: 'live', headline: 'Baron Von Moneybags to move' },
    { status: 'running', seq: 90, badge: 'moment', headline: 'Baron Von Moneybags to move' },
    { status: 'stopped', seq: 10, badge: 'stopped', headline: 'Stopped before its end' },
    { status: 'completed', seq: 10, badge: 'final', headline: 'A draw' },
    { status: 'completed', seq: 90, badge: 'moment', headline: 'Baron Von Moneybags to move' },
  ] as const)('says how the game stands: $status at its event 10 of $seq', ({ status, seq, badge, headline }) => {
    expect(cardOf(subjectOf({ view: CONNECT_FOUR }, { status, seq }))).toMatchObject({ badge, headline });
  });

  it('does not give the end away at an earlier moment', () => {
    const at = (seq: number) => cardOf(subjectOf({ view: CONNECT_FOUR }, { status: 'completed', winnerId: 'p1', seq }));
    expect(at(10)).toMatchObject({
      headline: 'Professor Pennypincher wins',
      seats: [{ order: 1, isWinner: true }, {}],
    });
    expect(JSON.stringify(at(11))).not.toMatch(/wins|"isWinner":true/);
  });

  it('has scores, and sides where there are none', () => {
    const standings = [
      { player_id: 'p1', rank: 1, score: 9 },
      { player_id: 'p0', rank: 2, score: 3 },
    ];
    const scored = cardOf(subjectOf({ view: CONNECT_FOUR, standings }));
    expect(scored.headline).toBe('Professor Pennypincher leads, 9 to 3');
    expect(scored.seats.map(({ value, share }) => [value, share])).toEqual([
      ['9', 0.75],
      ['3', 0.25],
    ]);
    expect(cardOf(subjectOf({ view: CONNECT_FOUR })).seats[0]).toMatchObject({ value: 'Red', share: null });
  });

  it('shows hidden parts only where the state that everybody may see has them', () => {
    const view = { kind: 'cards', hands: { p0: [null] } };
    const hidden = { p0: { view: { kind: 'cards', hands: { p0: ['K♠'] } } } };
    const handIn = (state: object): unknown => {
      const { board } = cardOf(subjectOf(state));
      return board.kind === 'cards' ? board.view.hands.get('p0')?.cards : board.kind;
    };
    expect(handIn({ view, hidden })).toEqual([null]);
    const all = { view: { kind: 'cards', hands: { p0: ['K♠'] } } };
    expect(handIn({ view, hidden: { all } })).toEqual(['K♠']);
  });

  it('has names of any script that a font has', () => {
    const names = ['小明', '한글', 'さくら', 'שלום', 'مرحبا', 'नमस्ते', 'สวัสดี', '😀🎲', 'Ĉ'];
    const drawn = cardOf(subjectOf({}, { names })).seats.map(({ name }) => name);
    expect(drawn).toEqual(names);
  });

  it('has names without what moves, stacks or joins other letters', () => {
    const names = [
      `Z${'\u0301'.repeat(90)}`,
      '\u202Eevil',
      'W'.repeat(100),
      'A\u{1F469}\u{1F3FD}\u200D\u{1F680}\uFE0F',
    ];
    const drawn = cardOf(subjectOf({}, { names })).seats.map(({ name }) => name);
    expect([drawn[0], drawn[1], drawn[3]]).toEqual(['\u0179\u0301', 'evil', 'A\u{1F469}']);
    expect(drawn[2]).toHaveLength(60);
    expect(cardOf(subjectOf({}, { names: ['\u{1F1EB}\u{1F1F7}'] })).seats[0]?.name).toBe('FR');
  });

  it('names who has no name that can be drawn by their seat', () => {
    const drawn = cardOf(subjectOf({}, { names: ['\u12A0\u12F2', '\uE000', 'Ann \u12A0'] })).seats.map(
      ({ name }) => name,
    );
    expect(drawn).toEqual(['Player 1', 'Player 2', 'Ann']);
  });

  it.each(HOSTILE_VIEWS.map((view, at) => ({ view, at })))('is bounded, whatever the view is: $at', ({ view }) => {
    expect(JSON.stringify(cardOf(subjectOf({ view }))).length).toBeLessThan(600_000);
  });
});
