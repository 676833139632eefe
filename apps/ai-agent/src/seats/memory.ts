import { Proposals, type TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type GameAction, numberOr, textOr, textOrNull } from '#libs/protocol';
import { History, type HistoryLine } from '../prompt/history.js';
import { anyGameLines } from '../prompt/any-game/event-lines.js';
import { SeatLabels } from '../prompt/any-game/seat-labels.js';
import { linesOf } from '../prompt/event-lines.js';
import { labelOf, labelOfId } from '../prompt/labels.js';
import { quoted, quotedLines } from '../prompt/plain-text.js';
import type { Recollection } from '../prompt/recollection.js';
import { happeningsBetween, type TableSnapshot, snapshotOf } from '../prompt/table-snapshot.js';
import { OwnDecision, type PastDecision } from './own-decision.js';
import { OwnMove } from './own-move.js';
import { eventsIn } from './received-events.js';

/** Seats of a game; the one that was asked longest ago is forgotten first. */
const MAX_SEATS = 16;
const MAX_TALK = 10;
const MAX_CHAT = 200;
const MAX_SCRATCHPAD = 1_000;
/** Games that are kept in mind; the one that was asked about longest ago is forgotten first. */
const MAX_GAMES = 1_000;
/** A game that nobody asked about for so long is over or will be recalled without it, in milliseconds: a paused game lasts a night. */
const IDLE_MS = 24 * 60 * 60_000;

interface SeatMemory {
  readonly history: History;
  snapshot: TableSnapshot;
  scratchpad: string;
  /** The number of the newest event that is in the history. */
  seq: number;
  /** The turn of the newest event; null before the first one. */
  turn: number | null;
  /** What was decided last, until it shows whether it was carried out. */
  decided: PastDecision | null;
}

interface GameMemory {
  usedAt: number;
  talk: readonly string[];
  /** By player id; the one that was asked longest ago first. */
  readonly seats: Map<string, SeatMemory>;
  readonly proposals: Proposals;
}

/** What a model wants to keep of a decision; null: nothing new. */
export interface Notes {
  /** A line that is added to the scratchpad. */
  readonly note: string | null;
  /** Replaces the scratchpad. */
  readonly scratchpad: string | null;
}

/** What the seats of the games that are played now remember: little, and nothing of games that are over. */
export class Memories {
  /** The one used longest ago first. */
  private readonly games = new Map<string, GameMemory>();

  constructor(private readonly now: () => number = Date.now) {}

  get size(): number {
    return this.games.size;
  }

  /** A seat is asked: notes what happened since it was asked before. */
  look(gameId: string, request: DecideRequest, table: TableView): void {
    const game = this.gameOf(gameId);
    const { seats } = game;
    const known = seats.get(table.me.id) ?? newSeat(table);
    known.history.append(sinceThen(known, request, table));
    known.decided = null;
    known.snapshot = snapshotOf(table);
    seats.delete(table.me.id);
    seats.set(table.me.id, known);
    const [oldest] = seats.keys();
    if (seats.size > MAX_SEATS && oldest !== undefined) seats.delete(oldest);
    if (Array.isArray(request.talk)) game.talk = talkIn(request.talk, request, table);
  }

  /** The trades that were proposed by heuristic. */
  proposals(gameId: string): Proposals {
    return this.gameOf(gameId).proposals;
  }

  recall(gameId: string, table: TableView): Recollection {
    const { talk, seats } = this.gameOf(gameId);
    const mine = seats.get(table.me.id);
    return { history: mine?.history.parts ?? [], scratchpad: mine?.scratchpad ?? '', talk };
  }

  /** A seat has decided. Whether it is carried out shows when the seat is asked again. */
  decided(
    gameId: string,
    request: DecideRequest,
    table: TableView,
    action: GameAction,
    { note, scratchpad }: Notes,
  ): void {
    const mine = this.gameOf(gameId).seats.get(table.me.id);
    if (mine === undefined) return;
    mine.decided = table.isMonopoly ? new OwnDecision(request, table, action) : new OwnMove(request, table, action);
    const text = scratchpad ?? (note === null ? mine.scratchpad : `${mine.scratchpad}\n${note}`);
    mine.scratchpad = quotedLines(scratchpad === null ? text.slice(-MAX_SCRATCHPAD) : text, MAX_SCRATCHPAD);
  }

  /** For orchestrators that send no talk. */
  recordChat(gameId: string, table: TableView, chat: string): void {
    const game = this.gameOf(gameId);
    game.talk = [...game.talk, talkLine(table.turn, labelOf(table.me), chat)].slice(-MAX_TALK);
  }

  private gameOf(gameId: string): GameMemory {
    const now = this.now();
    const game = this.games.get(gameId) ?? newGame(now);
    game.usedAt = now;
    this.games.delete(gameId);
    this.games.set(gameId, game);
    this.prune(now);
    return game;
  }

  private prune(now: number): void {
    for (const [id, { usedAt }] of this.games) {
      if (this.games.size <= MAX_GAMES && now - usedAt < IDLE_MS) return;
      this.games.delete(id);
    }
  }
}

function newGame(usedAt: number): GameMemory {
  return { usedAt, talk: [], seats: new Map(), proposals: new Proposals() };
}

function newSeat(table: TableView): SeatMemory {
  return { history: new History(), snapshot: snapshotOf(table), scratchpad: '', seq: 0, turn: null, decided: null };
}

function sinceThen(seat: SeatMemory, request: DecideRequest, table: TableView): readonly HistoryLine[] {
  const hasEvents = request.recent_events !== undefined;
  if (table.isMonopoly) return hasEvents ? byEvents(seat, request, table) : byDifference(seat, request, table);
  if (hasEvents) return byAnyEvents(seat, request, table);
  const own = seat.decided?.outcome(request, table) ?? null;
  return own === null ? [] : [own];
}

/** As {@link byEvents}, in a game of which nothing is known. */
function byAnyEvents(seat: SeatMemory, request: DecideRequest, table: TableView): readonly HistoryLine[] {
  const events = eventsIn(request.recent_events).filter(({ seq }) => seq > seat.seq);
  const labels = new SeatLabels(request, table);
  const { lines, turn } = anyGameLines(events, seat.turn, { id: request.player_id, labels, turn: table.turn });
  seat.seq = events.at(-1)?.seq ?? seat.seq;
  seat.turn = turn;
  return lines;
}

/** The causes, as the orchestrator sends them. The same event is sent again where a question is repeated. */
function byEvents(seat: SeatMemory, { recent_events }: DecideRequest, table: TableView): readonly HistoryLine[] {
  const events = eventsIn(recent_events).filter(({ seq }) => seq > seat.seq);
  const { lines, turn } = linesOf(events, seat.turn, table);
  seat.seq = events.at(-1)?.seq ?? seat.seq;
  seat.turn = turn;
  return lines;
}

/** Without events, what is different now, and what the seat itself did. */
function byDifference(
  { snapshot, decided }: SeatMemory,
  request: DecideRequest,
  table: TableView,
): readonly HistoryLine[] {
  const own = decided?.outcome(request, table) ?? null;
  const since = snapshot.turn < table.turn ? `since turn ${snapshot.turn}: ` : '';
  const changes = happeningsBetween(snapshot, table).map((text) => ({
    turn: table.turn,
    text: `${since}${text}`,
    isLasting: false,
  }));
  return own === null ? changes : [own, ...changes];
}

function talkIn(lines: readonly unknown[], request: DecideRequest, table: TableView): readonly string[] {
  const labels = table.isMonopoly ? null : new SeatLabels(request, table);
  return lines.slice(-MAX_TALK).map((line) => {
    const { player_id, turn_number, message }: Readonly<Record<string, unknown>> = fieldsOf(line);
    const who = labels?.of(player_id) ?? labelOfId(textOrNull(player_id), table);
    return talkLine(numberOr(turn_number, 0), who, textOr(message, ''));
  });
}

function talkLine(turn: number, who: string, message: string): string {
  return `turn ${turn}, ${who}: ${quoted(message, MAX_CHAT)}`;
}
