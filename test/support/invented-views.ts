import type { ViewedGame } from './viewed-game.js';

type Fields = Readonly<Record<string, unknown>>;

const TWO = ['Ada Lovelace', 'Bruno'];

/** A board of `rows` by `columns`, one more cell of which is filled with every turn, in a scattered order. */
function filled(
  rows: number,
  columns: number,
  turn: number,
  texts: readonly string[],
  stride = 7,
): (string | null)[][] {
  const cells: (string | null)[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null));
  for (let step = 0; step < turn; step += 1) {
    const at = (step * stride) % (rows * columns);
    const row = cells[Math.floor(at / columns)];
    if (row) row[at % columns] = texts[step % texts.length] ?? null;
  }
  return cells;
}

function lastOf(columns: number, cells: number, turn: number, stride = 7): number[][] {
  const at = ((turn - 1) * stride) % cells;
  return turn === 0 ? [] : [[Math.floor(at / columns), at % columns]];
}

function states(turns: number, stateAt: (turn: number) => Fields): readonly Fields[] {
  return Array.from({ length: turns + 1 }, (_, turn) => stateAt(turn));
}

const letters = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(97 + index));
const downFrom = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);

function scores(turn: number, seats: number): Fields[] {
  const points = Array.from(
    { length: seats },
    (_, seat) => Math.floor((turn + seats - 1 - seat) / seats) * (seat + 1) - 2,
  );
  return points.map((score, seat) => ({
    player_id: `p${seat}`,
    score,
    rank: 1 + points.filter((other) => other > score).length,
  }));
}

const CHESS = ['rnbqkbnr', 'pppppppp', '', '', '', '', 'PPPPPPPP', 'RNBQKBNR'];
const GLYPHS: Readonly<Record<string, string>> = { k: '♚', q: '♛', r: '♜', b: '♝', n: '♞', p: '♟' };

const chessMarks = Object.fromEntries(
  Object.entries(GLYPHS).flatMap(([piece, glyph]) => [
    [piece, { name: `black ${piece}`, glyph, color: '#222222', player_id: 'p1' }],
    [piece.toUpperCase(), { name: `white ${piece}`, glyph, color: 'white', player_id: 'p0' }],
  ]),
);

/** Games of each view, with names that no engine has. */
export const INVENTED = {
  square: {
    names: TWO,
    states: states(12, (turn) => ({
      view: {
        kind: 'grid',
        rows: 6,
        columns: 7,
        cells: filled(6, 7, turn, ['r', 'y'], 5),
        last: lastOf(7, 42, turn, 5),
        marks: {
          r: { name: 'red disc', glyph: '●', color: '#e03131', player_id: 'p0' },
          y: { name: 'yellow disc', glyph: '●', color: '#f2c037', player_id: 'p1' },
        },
        row_labels: downFrom(6),
        column_labels: [1, 2, 3, 4, 5, 6, 7],
        sides: { p0: 'Red', p1: 'Yellow' },
        ...(turn === 12 && {
          lines: [
            [
              [2, 1],
              [3, 2],
              [4, 3],
              [5, 4],
            ],
          ],
        }),
      },
    })),
    actionAt: (turn) => ({ type: 'drop_thing', column: turn % 7 }),
    resultAt: (turn) => ({ message: `A disc falls into column ${(turn % 7) + 1}.` }),
    winner: 1,
  },
  checkered: {
    names: TWO,
    states: states(8, (turn) => ({
      view: {
        kind: 'grid',
        rows: 8,
        columns: 8,
        shape: 'checkered',
        marks: chessMarks,
        cells: CHESS.map((row, at) =>
          Array.from(
            { length: 8 },
            (_, column) => (row || (at === 4 && column === turn ? 'P' : ''))[row ? column : 0] ?? null,
          ),
        ),
        last: [
          [4, turn % 8],
          [6, turn % 8],
        ],
        row_labels: downFrom(8),
        column_labels: letters(8),
        sides: { p0: 'White', p1: 'Black' },
        caption: turn === 8 ? 'Stalemate' : 'White is in check',
        facts: [
          { name: 'Halfmove clock', value: turn },
          { name: 'Castling', value: 'KQkq' },
          { name: 'Captured', value: 'none', player_id: 'p0' },
        ],
      },
    })),
    winner: null,
  },
  hex: {
    names: TWO,
    states: states(30, (turn) => ({
      view: {
        kind: 'grid',
        rows: 11,
        columns: 11,
        shape: 'hex',
        cells: filled(11, 11, turn, ['x', 'o']),
        last: lastOf(11, 121, turn),
        marks: { x: { name: 'stone of Ada', player_id: 'p0' }, o: { name: 'stone of Bruno', player_id: 'p1' } },
        row_labels: Array.from({ length: 11 }, (_, row) => row + 1),
        column_labels: letters(11),
      },
    })),
    winner: 0,
  },
  points: {
    names: TWO,
    states: states(40, (turn) => ({
      view: {
        kind: 'grid',
        rows: 19,
        columns: 19,
        shape: 'points',
        cells: filled(19, 19, turn, ['#', 'O'], 29),
        last: lastOf(19, 361, turn, 29),
        marks: {
          '#': { name: 'black stone', glyph: '', color: '#111' },
          O: { name: 'white stone', glyph: '', color: '#fff' },
        },
        row_labels: downFrom(19),
        column_labels: letters(19),
        facts: [{ name: 'Komi', value: 6.5 }],
      },
      standings: scores(turn, 2),
    })),
  },
  cards: {
    names: ['Ada', 'Bruno', 'Cleo'],
    states: states(9, (turn) => ({
      phase: 'second_round',
      pot: 3 + turn,
      view: {
        kind: 'cards',
        hands: { p0: [null, null], p1: [null, null], p2: turn > 4 ? [] : [null, null] },
        table: ['Q♥', '10♠', '7♦'].slice(0, Math.floor(turn / 3)),
        facts: [
          { name: 'Pot', value: 3 + turn },
          ...[0, 1, 2].map((seat) => ({ name: 'Stake', value: seat + turn, player_id: `p${seat}` })),
        ],
      },
      ...(turn === 9 && {
        hidden: {
          all: {
            view: {
              kind: 'cards',
              hands: { p0: ['K♠', 'K♦'], p1: ['3♣', '2♥'], p2: ['Joker of the old deck'] },
              table: ['Q♥', '10♠', '7♦'],
            },
          },
        },
      }),
      standings: scores(turn, 3),
    })),
    actionAt: (turn) => ({ type: turn % 2 ? 'raise' : 'call_bet', secret: turn === 5 || null }),
    eventsAt: (turn) => [{ event: 'chips:moved_to-pot', payload: { amount: turn, all_in: false, stacks: { p0: 3 } } }],
    winner: 0,
  },
  text: {
    names: TWO,
    states: states(6, (turn) => ({
      view: {
        kind: 'text',
        text: `+12-11-10--9--8--7-------6--5--4--3--2--1-+\n|${' O                   X '.repeat(1).padEnd(41)}|\n|${`  turn ${turn}`.padEnd(41)}|\n+13-14-15-16-17-18------19-20-21-22-23-24-+`,
        caption: 'Bruno throws 6 and 1',
      },
    })),
    winner: 1,
  },
  plain: {
    names: ['Solo'],
    states: states(5, (turn) => ({
      level: turn,
      is_dark: true,
      treasure: 'a lamp',
      standings: [{ player_id: 'p0', rank: 1, score: turn * 10 }],
    })),
    winner: null,
  },
  crowd: {
    names: Array.from({ length: 16 }, (_, seat) => `Player ${seat + 1}`),
    states: states(20, (turn) => ({
      view: {
        kind: 'grid',
        rows: 10,
        columns: 10,
        cells: filled(10, 10, turn, letters(16)),
        last: lastOf(10, 100, turn),
        marks: Object.fromEntries(
          letters(16).map((letter, seat) => [letter, { name: `Player ${seat + 1}`, player_id: `p${seat}` }]),
        ),
      },
      standings: scores(turn, 16),
    })),
    playerAt: (turn, seat) => ({ is_out: seat * 2 < turn - 12 }),
  },
} satisfies Record<string, ViewedGame>;
