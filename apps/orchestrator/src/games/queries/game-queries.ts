import { Injectable } from '@nestjs/common';
import {
  type EventPage,
  type GameList,
  type GameResult,
  isRefusal,
  type SeatUsage,
  type StateAt,
  type TranscriptLine,
} from '#libs/protocol';
import { decodeEvent, type EncodedEvent, type GameQuery, GameStore, InvalidCursor } from '../ports/index.js';
import { isOver } from '../domain/session.js';
import { hidesNow, publicState } from '../domain/visibility.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { gameNotFound } from '../stream/game-ledger.js';
import { publicAccounts, resultOf, summaryOf } from './game-view.js';
import { ReplayDocuments } from './replay-documents.js';
import { eventPageText, replayText } from './replay-text.js';

/** What can be asked about games. */
@Injectable()
export class GameQueries {
  private readonly replays = new ReplayDocuments();

  constructor(private readonly store: GameStore<GameSession>) {}

  async find(gameId: string): Promise<GameSession | Refusal> {
    return (await this.store.find(gameId)) ?? gameNotFound(gameId);
  }

  async list(query: GameQuery): Promise<GameList | Refusal> {
    try {
      const { games, nextCursor } = await this.store.list(query);
      return { count: games.length, games: games.map(summaryOf), next_cursor: nextCursor };
    } catch (error) {
      if (error instanceof InvalidCursor)
        return refuse('invalid_cursor', 'cursor must be the next_cursor of an earlier answer.');
      throw error;
    }
  }

  async result(gameId: string): Promise<GameResult | Refusal> {
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    if (isOver(session) || session.status === 'failed') return resultOf(session);
    return refuse('game_not_finished', `The game is ${session.status}; it has no result yet.`);
  }

  /** What each of its seats has used; none where there is no such game. */
  async accounts(gameId: string): Promise<readonly SeatUsage[]> {
    const session = await this.store.find(gameId);
    return session === undefined ? [] : publicAccounts(session);
  }

  async events(gameId: string, afterSeq: number, limit: number): Promise<EventPage | Refusal> {
    const page = await this.page(gameId, afterSeq, limit);
    if (isRefusal(page)) return page;
    return { events: page.events.map(decodeEvent), next_after_seq: page.events.at(-1)?.seq ?? afterSeq };
  }

  /** The same as JSON: events are passed on as they are stored. */
  async eventPage(gameId: string, afterSeq: number, limit: number): Promise<{ readonly json: string } | Refusal> {
    const page = await this.page(gameId, afterSeq, limit);
    return isRefusal(page) ? page : { json: eventPageText(page.events, afterSeq) };
  }

  /** The numbers of these games' last events, as far as there are such games. */
  lastSeqs(gameIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.store.lastSeqs(gameIds);
  }

  /** Oldest first; none where there is no such game. */
  eventsAfter(gameId: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    return this.store.events(gameId, afterSeq, limit);
  }

  /** A game with events is there: only where there are none it is looked for. */
  private async page(
    gameId: string,
    afterSeq: number,
    limit: number,
  ): Promise<{ readonly events: readonly EncodedEvent[] } | Refusal> {
    const events = await this.eventsAfter(gameId, afterSeq, limit);
    if (events.length === 0 && (await this.store.find(gameId)) === undefined) return gameNotFound(gameId);
    return { events };
  }

  async transcript(gameId: string, afterNr: number, limit: number): Promise<readonly TranscriptLine[] | Refusal> {
    const lines = await this.store.transcript(gameId, afterNr, limit);
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    if (!hidesNow(session)) return lines;
    return refuse('game_not_finished', 'What the players of this game do not all see is shown when it is over.');
  }

  /** A replay as JSON: whole, or in pieces where it is long. */
  async replay(gameId: string): Promise<Buffer | AsyncGenerator<string> | Refusal> {
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    const pieces = (): AsyncGenerator<string> => replayText(this.store, session);
    return (await this.replays.of(session, pieces)) ?? pieces();
  }

  async stateAt(gameId: string, seq: number | undefined): Promise<StateAt | Refusal> {
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    if (seq === undefined) return { game_id: gameId, seq: session.seq, state: publicState(session) };
    const state = await this.store.stateAt(gameId, seq);
    if (state !== undefined) return { game_id: gameId, seq, state };
    return seqOutOfRange(session);
  }
}

export function seqOutOfRange({ seq }: Pick<GameSession, 'seq'>): Refusal {
  return refuse('seq_out_of_range', `seq must be from 0 to ${seq}, the number of the game's last event.`);
}
