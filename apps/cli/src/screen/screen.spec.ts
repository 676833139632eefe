import { describe, expect, it } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { boardLines, isOnBoard } from './board.js';
import { eventLine } from './event-line.js';
import { gameFrame, type GameShown } from './game-frame.js';
import { safeJson, safeLine } from './safe-text.js';
import { styleFor } from './style.js';
import { fitted, widthOf } from './width.js';

const PLAIN = styleFor(true, '1');
const AT = '2026-01-01T12:34:56.000Z';

const STATE: GameState = {
  status: 'in_progress',
  current_player_index: 1,
  turn_number: 9,
  players: [
    { id: 'a', name: 'Ann', position: 0, cash: 1_500 },
    { id: 'b', name: '\u001B[31m王さん', position: 39, cash: 7, in_jail: true },
    { id: 'c', name: 'Cy', position: 39, cash: 0, is_bankrupt: true },
  ],
  properties: [
    { property_id: 'boardwalk', owner_id: 'a', houses: 5 },
    { property_id: 'park_place', owner_id: 'a', houses: 3 },
    { property_id: 'baltic', owner_id: 'b', is_mortgaged: true },
    { property_id: 'reading_rr', owner_id: null },
  ],
};

const shown = (changes: Partial<GameShown> = {}): GameShown => ({
  id: 'g-1',
  status: 'running',
  speed: 'fast',
  seq: 12,
  state: STATE,
  events: Array.from({ length: 100 }, (_, n) => ({ seq: n, at: AT, event: 'turn:end', payload: {} })),
  ...changes,
});

describe('somebody else’s text on a terminal', () => {
  it.each([
    ['\u001B]0;owned\u0007title', 10, ']0;ownedt…'],
    ['a\u009B2Jb', 10, 'a2Jb'],
    ['\u202Egnp.exe', 10, 'gnp.exe'],
    ['two\r\nlines\u2028three', 20, 'two lines three'],
    ['😀'.repeat(9), 6, `${'😀'.repeat(2)}…`],
  ])('%j within %i is %j', (text, max, line) => {
    expect(safeLine(text, max)).toBe(line);
  });

  it('as JSON is the same value', () => {
    const value = { text: '\u001B\u009B\u202E\u2028\u007F' };
    const json = safeJson(value);
    expect(json).toMatch(/^[ -~]+$/);
    expect(JSON.parse(json)).toEqual(value);
  });
});

describe('an event', () => {
  const line = (event: string, payload: object): string =>
    eventLine({ seq: 7, at: AT, event, payload: { ...payload } }).replace(/^\S+ {2}/, '');

  it.each<[string, object, string]>([
    [
      'dice:rolled',
      { player_name: 'Ann', dice: [3, 4], total: 7, player_ids: ['x'] },
      '#7  dice:rolled  Ann  dice 3 4, total 7',
    ],
    ['turn:action', { player_id: 'a', action: { type: 'roll_dice' } }, '#7  turn:action  action roll_dice'],
    ['game:ended', { winner_id: 'a', winner_name: 'Ann', final_state: {} }, '#7  game:ended  winner name Ann'],
    ['game:started', { players: [{ name: 'Ann' }, { name: 'Bob' }] }, '#7  game:started  Ann, Bob'],
    ['odd:one', { ['\u001B[2J']: '\u001B[2J', deep: { deeper: {} } }, '#7  odd:one  [2J [2J'],
  ])('%s is shown with what its engine says of it', (event, payload, expected) => {
    expect(line(event, payload)).toBe(expected);
  });

  it('has a length that a terminal can show', () => {
    const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}`, 'x'.repeat(10_000)]));
    expect(line('odd:one', fields).length).toBeLessThan(500);
    expect(eventLine({ seq: 7, at: 'never', event: 'a:b', payload: {} })).toBe('#7  a:b');
  });
});

describe('the board', () => {
  it('shows who is where, and who owns what', () => {
    const lines = boardLines(STATE, PLAIN);
    expect(lines).toHaveLength(11);
    expect(lines.every((line) => line.length === 66)).toBe(true);
    expect(lines[10]?.trimEnd()).toMatch(/^JL .* B- +· +· +GO A$/);
    expect(lines[9]?.trimEnd()).toMatch(/ AH B$/);
    expect(lines[7]?.trimEnd()).toMatch(/ A3$/);
  });

  it('is not that of another game', () => {
    expect(isOnBoard(STATE)).toBe(true);
    const player = { id: 'a', name: 'A' };
    for (const position of [undefined, -1, 40, 1.5])
      expect(isOnBoard({ ...STATE, players: [{ ...player, ...(position !== undefined && { position }) }] })).toBe(
        false,
      );
  });
});

describe('a frame', () => {
  it('has a line for each player, and as many events as there is room for', () => {
    const frame = gameFrame(shown(), { columns: 80, rows: 12 }, PLAIN);
    expect(frame).toHaveLength(12);
    expect(frame[0]).toBe('g-1  running · fast · turn 9 · event 12');
    expect(frame[2]).toMatch(/^ {2}A Ann +\$1,500 {2}2 deeds/);
    expect(frame[3]).toMatch(/^▶ B \[31m王さん .*\$7 {2}1 deed +in jail$/);
    expect(frame[4]).toMatch(/bankrupt$/);
    expect(frame.at(-1)).toContain('#99');
  });

  it('has the board where that fits', () => {
    const has = (columns: number, rows: number): boolean =>
      gameFrame(shown(), { columns, rows }, PLAIN).some((line) => line.includes('GO A'));
    expect([has(66, 22), has(65, 22), has(66, 21)]).toEqual([true, false, false]);
  });

  it.each([0, 1, 3])('fits into %i rows', (rows) => {
    expect(gameFrame(shown({ notice: 'lost' }), { columns: 10, rows }, PLAIN)).toHaveLength(rows);
  });

  it('has colours, but where NO_COLOR is set or nobody looks', () => {
    const first = (style: ReturnType<typeof styleFor>): string | undefined =>
      gameFrame(shown(), { columns: 80, rows: 20 }, style)[0];
    expect(first(styleFor(true, undefined))).toContain('\u001B[32mrunning\u001B[39m');
    expect(first(styleFor(true, ''))).toContain('\u001B[');
    expect(first(styleFor(true, '0'))).not.toContain('\u001B');
    expect(first(styleFor(false, undefined))).not.toContain('\u001B');
  });
});

it('a text is as wide as a terminal shows it', () => {
  expect([widthOf('abc'), widthOf('王さ'), widthOf('é'), widthOf('😀')]).toEqual([3, 4, 1, 2]);
  expect([fitted('王王', 3), fitted('ab', 4), fitted('ab', 4, true)]).toEqual(['王 ', 'ab  ', '  ab']);
});
