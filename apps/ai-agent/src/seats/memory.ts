import { happeningsBetween, type TableSnapshot, snapshotOf } from '../prompt/table-snapshot.js';
import { labelOf } from '../prompt/labels.js';
import { quoted } from '../prompt/plain-text.js';
import type { Recollection } from '../prompt/prompt.js';
import { Proposals } from '../proposals.js';
import type { TableView } from '../table/table-view.js';

/** Seats of a game; the one that was asked longest ago is forgotten first. */
const MAX_SEATS = 16;
const MAX_SINCE = 24;
const MAX_OWN = 8;
const MAX_TALK = 10;
const MAX_LINE = 200;
/** Games that are kept in mind; the one that was asked about longest ago is forgotten first. */
const MAX_GAMES = 1_000;
/** A game that nobody asked about for so long is over or will be recalled without it, in milliseconds. */
const IDLE_MS = 30 * 60_000;

interface SeatMemory {
  snapshot: TableSnapshot;
  since: readonly string[];
  own: readonly string[];
}

interface GameMemory {
  usedAt: number;
  talk: readonly string[];
  /** By player id; the one that was asked longest ago first. */
  readonly seats: Map<string, SeatMemory>;
  readonly proposals: Proposals;
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
  look(gameId: string, table: TableView): void {
    const { seats } = this.gameOf(gameId);
    const known = seats.get(table.me.id);
    const happened = known === undefined ? [] : happeningsBetween(known.snapshot, table);
    const since = [...(known?.since ?? []), ...happened].slice(-MAX_SINCE);
    seats.delete(table.me.id);
    seats.set(table.me.id, { snapshot: snapshotOf(table), since, own: known?.own ?? [] });
    const [oldest] = seats.keys();
    if (seats.size > MAX_SEATS && oldest !== undefined) seats.delete(oldest);
  }

  /** The trades that were proposed by heuristic. */
  proposals(gameId: string): Proposals {
    return this.gameOf(gameId).proposals;
  }

  recall(gameId: string, table: TableView): Recollection {
    const { talk, seats } = this.gameOf(gameId);
    const { since, own } = seats.get(table.me.id) ?? { since: [], own: [] };
    return { since, own, talk };
  }

  /** A seat has decided. What happened before is listed once; what it decided stays for a while. */
  decided(gameId: string, table: TableView, decision: string, note: string | null): void {
    const mine = this.gameOf(gameId).seats.get(table.me.id);
    if (mine === undefined) return;
    mine.since = [];
    const line = `turn ${table.turn}: ${decision}${note === null ? '' : `; note: ${note}`}`;
    mine.own = [...mine.own, quoted(line, MAX_LINE)].slice(-MAX_OWN);
  }

  recordChat(gameId: string, table: TableView, chat: string): void {
    const game = this.gameOf(gameId);
    game.talk = [...game.talk, `${labelOf(table.me)}: ${quoted(chat, MAX_LINE)}`].slice(-MAX_TALK);
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
