import type { GameSpeed, GameState, GameStatus, PlayerState } from '#libs/protocol';
import { BOARD_SIZE, boardLines, isOnBoard, letterOf } from './board.js';
import { eventLine, type FeedEvent } from './event-line.js';
import { safeLine } from './safe-text.js';
import type { Style } from './style.js';
import { fitted } from './width.js';

/** What is shown of a game. */
export interface GameShown {
  readonly id: string;
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  readonly seq: number;
  readonly state: GameState;
  /** The newest last. */
  readonly events: readonly FeedEvent[];
  /** Such as that the connection is lost. */
  readonly notice?: string | undefined;
}

export interface FrameSize {
  readonly columns: number;
  readonly rows: number;
}

/** Rows that events have at least, or the board is not shown. */
const MIN_EVENTS = 4;
const MAX_NAME = 24;
const MAX_PLAYERS = 20;

/** A game as lines of a terminal, no more than it has rows. The events fill what the rest leaves. */
export function gameFrame(shown: GameShown, size: FrameSize, style: Style): readonly string[] {
  const top = [headLine(shown, style), ''];
  const players = playerLines(shown.state, style);
  const left = size.rows - top.length - players.length - 1;
  const hasBoard =
    isOnBoard(shown.state) && size.columns >= BOARD_SIZE.columns && left >= BOARD_SIZE.rows + 1 + MIN_EVENTS;
  const board = hasBoard ? [...boardLines(shown.state, style), ''] : [];
  const rows = Math.max(0, left - board.length);
  const events = rows === 0 ? [] : shown.events.slice(-rows).map(eventLine);
  return [...top, ...board, ...players, '', ...events].slice(0, size.rows);
}

function headLine({ id, status, speed, seq, state, notice }: GameShown, style: Style): string {
  const turn = typeof state.turn_number === 'number' ? [`turn ${state.turn_number}`] : [];
  const what = [style(status, COLOURS[status]), speed, ...turn, `event ${seq}`].join(' · ');
  return `${style(id, 'bold')}  ${what}${notice === undefined ? '' : `  ${style(notice, 'yellow')}`}`;
}

const COLOURS: Readonly<Record<GameStatus, Parameters<Style>[1]>> = {
  waiting: 'dim',
  starting: 'dim',
  running: 'green',
  paused: 'yellow',
  completed: 'bold',
  stopped: 'dim',
  failed: 'red',
};

function playerLines(state: GameState, style: Style): readonly string[] {
  return state.players.slice(0, MAX_PLAYERS).map((player, seat) => {
    const isNext = seat === state.current_player_index && state.status !== 'completed';
    const name = fitted(safeLine(player.name, MAX_NAME), MAX_NAME);
    const line = `${isNext ? '▶' : ' '} ${letterOf(seat)} ${isNext ? style(name, 'bold') : name} ${moneyOf(player)}  ${deedsOf(player, state)}${conditionOf(player)}`;
    return player.is_bankrupt === true ? style(line, 'dim') : line.trimEnd();
  });
}

function moneyOf({ cash }: PlayerState): string {
  return cash === undefined ? '' : fitted(`$${cash.toLocaleString('en')}`, 10, true);
}

function deedsOf({ id }: PlayerState, { properties }: GameState): string {
  if (properties === undefined) return '';
  const owned = properties.filter(({ owner_id }) => owner_id === id).length;
  return fitted(`${owned} ${owned === 1 ? 'deed' : 'deeds'}`, 10);
}

function conditionOf({ is_bankrupt, in_jail }: PlayerState): string {
  if (is_bankrupt === true) return 'bankrupt';
  return in_jail === true ? 'in jail' : '';
}
