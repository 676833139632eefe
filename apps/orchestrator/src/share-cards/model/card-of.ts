import { type GameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { aboutOf, readCards, readGrid, readText } from '#libs/views';
import type { GameSession } from '../../games/index.js';
import type { Badge, CardBoard, ShareCard } from './card.js';
import { drawable } from './drawable.js';
import { headlineOf } from './headline.js';
import { isBoardOfDeeds, monopolyBoard } from './monopoly.js';
import { quoteOf } from './quote.js';
import { seatsOf } from './seats-of.js';
import { isLatest, type Subject } from './subject.js';

const MAX_GAME_CHARS = 40;
const MAX_CAPTION_CHARS = 90;

const BADGES: Readonly<Record<GameSession['status'], Badge>> = {
  waiting: 'live',
  starting: 'live',
  running: 'live',
  paused: 'paused',
  completed: 'final',
  stopped: 'stopped',
  failed: 'failed',
};

/** One moment of a game as a card shows it. */
export function cardOf(subject: Subject): ShareCard {
  const { session, state, events } = subject;
  const isMonopoly = isBoardOfDeeds(state);
  const ranked = seatsOf(subject);
  const seatIds = session.seats.map(({ id }) => id);
  return {
    game: gameNameOf({ gameName: session.gameName, state }),
    moment: momentOf(state),
    badge: isLatest(subject) ? BADGES[session.status] : 'moment',
    headline: headlineOf(subject, ranked),
    caption: captionOf(viewIn(state)),
    measure: isMonopoly ? 'worth' : 'score',
    seats: ranked,
    seatIds,
    quote: quoteOf(events, ranked, isMonopoly),
    board: isMonopoly ? monopolyBoard(state, seatIds) : boardOf(viewIn(state)),
  };
}

interface NamedGame {
  readonly gameName?: string | undefined;
  readonly state: GameState;
}

/** What is played, for people. */
export function gameNameOf({ gameName = '', state }: NamedGame): string {
  return drawable(gameName, MAX_GAME_CHARS) ?? (isBoardOfDeeds(state) ? 'Monopoly' : 'A game');
}

function momentOf({ turn_number: turn }: GameState): string {
  return typeof turn === 'number' && Number.isInteger(turn) && turn > 0 ? `Turn ${turn.toLocaleString('en-US')}` : '';
}

/** The full picture, where everybody may see it, before what everybody sees all along. */
function viewIn({ hidden, view }: GameState): JsonObject | null {
  const all = isJsonObject(hidden) ? hidden['all'] : null;
  const full = isJsonObject(all) ? all['view'] : null;
  return [full, view].find(isJsonObject) ?? null;
}

function captionOf(fields: JsonObject | null): string {
  const caption = fields === null ? null : aboutOf(fields).caption;
  return (caption === null ? null : drawable(caption, MAX_CAPTION_CHARS)) ?? '';
}

function boardOf(fields: JsonObject | null): CardBoard {
  if (fields === null) return { kind: 'none' };
  const { kind } = fields;
  if (kind === 'grid') {
    const view = readGrid(fields);
    if (view !== null) return 'cells' in view ? { kind, view } : { kind: 'text', view };
  }
  if (kind === 'cards') {
    const view = readCards(fields);
    if (view !== null) return { kind, view };
  }
  if (kind === 'text') {
    const view = readText(fields);
    if (view !== null) return { kind, view };
  }
  return { kind: 'none' };
}
