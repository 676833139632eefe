import type { GameAction, GameState, ValidAction } from '#libs/protocol';
import { offerFor, PLAYERS, type TestEvent, type TestGame } from './test-game.js';

const [ROWS, COLUMNS] = [6, 7];
const MARKS = ['X', 'O'] as const;
const COLUMN_NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const DIRECTIONS = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

type Cell = string | null;

/** Four in a row, 6 rows and 7 columns. */
export class ConnectFour implements TestGame {
  readonly name = 'Connect Four';
  readonly rules =
    'Players take turns to drop a disc into one of seven columns; it falls to the lowest free cell. The first with four discs in a line, in any direction, wins. A full board is a draw.';

  private constructor(
    private readonly cells: Cell[][],
    private moves: number,
    private last: readonly [number, number] | null,
    private winner: number | null,
  ) {}

  static start(): ConnectFour {
    return new ConnectFour(
      Array.from({ length: ROWS }, () => Array.from<unknown, Cell>({ length: COLUMNS }, () => null)),
      0,
      null,
      null,
    );
  }

  copy(): ConnectFour {
    return new ConnectFour(
      this.cells.map((row) => [...row]),
      this.moves,
      this.last,
      this.winner,
    );
  }

  get seatToMove(): string | null {
    const isOver = this.winner !== null || this.moves === ROWS * COLUMNS;
    return isOver ? null : (PLAYERS[this.moves % 2]?.id ?? null);
  }

  get offers(): readonly ValidAction[] {
    return COLUMN_NAMES.flatMap((name, column) => {
      const row = this.freeRow(column);
      if (row < 0) return [];
      return [
        {
          type: 'drop_disc',
          action_id: column,
          column,
          description: `Drop into column ${name}`,
          cells: [[row, column]],
        },
      ];
    });
  }

  play(action: GameAction): { message: string; events: readonly TestEvent[] } {
    const { column } = offerFor(action, this.offers);
    const [to, row, seat] = [Number(column), this.freeRow(Number(column)), this.moves % 2];
    const line = this.cells[row];
    if (line === undefined) throw new Error('no such row');
    line[to] = MARKS[seat] ?? '';
    this.moves += 1;
    this.last = [row, to];
    if (DIRECTIONS.some(([down, right]) => this.lineThrough(row, to, down, right) >= 4)) this.winner = seat;
    const player = PLAYERS[seat];
    return {
      message: `${player?.name ?? ''} drops into column ${COLUMN_NAMES[to] ?? ''}`,
      events: [{ type: 'disc:dropped', player_id: player?.id, row, column: to }],
    };
  }

  get state(): GameState {
    return {
      id: 'c4',
      status: this.seatToMove === null ? 'completed' : 'in_progress',
      current_player_index: this.moves % 2,
      turn_number: this.moves + 1,
      players: PLAYERS.map((player, order) => ({ ...player, player_order: order })),
      winner_id: this.winner === null ? null : (PLAYERS[this.winner]?.id ?? null),
      view: {
        kind: 'grid',
        rows: ROWS,
        columns: COLUMNS,
        cells: this.cells.map((row) => [...row]),
        column_labels: COLUMN_NAMES,
        row_labels: ['6', '5', '4', '3', '2', '1'],
        marks: Object.fromEntries(MARKS.map((mark, seat) => [mark, { name: 'disc', player_id: PLAYERS[seat]?.id }])),
        ...(this.last !== null && { last: [this.last] }),
      },
    };
  }

  private freeRow(column: number): number {
    return this.cells.findLastIndex((row) => row[column] === null);
  }

  private lineThrough(row: number, column: number, down: number, right: number): number {
    const mark = this.cells[row]?.[column];
    const count = (sign: number): number => {
      let length = 0;
      while (this.cells[row + sign * down * (length + 1)]?.[column + sign * right * (length + 1)] === mark) length += 1;
      return length;
    };
    return 1 + count(1) + count(-1);
  }
}
