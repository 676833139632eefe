import { Injectable } from '@nestjs/common';
import type { EventPage, GameList, GameResult, NumberedEvent, Replay, StateAt, TranscriptLine } from '#libs/protocol';
import { type GameQuery, GameStore, InvalidCursor } from '../ports/index.js';
import { isOver } from '../domain/session.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { gameNotFound } from '../stream/game-ledger.js';
import { accounts } from '../domain/accounts.js';
import { resultOf, settingsOf, summaryOf } from './game-view.js';

/** How many events are read at once for a replay. */
const EVENTS_PER_PAGE = 1_000;

/** What can be asked about games. */
@Injectable()
export class GameQueries {
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

  async events(gameId: string, afterSeq: number, limit: number): Promise<EventPage | Refusal> {
    if ((await this.store.find(gameId)) === undefined) return gameNotFound(gameId);
    const events = await this.store.events(gameId, afterSeq, limit);
    return { events, next_after_seq: events.at(-1)?.seq ?? afterSeq };
  }

  async transcript(gameId: string, afterNr: number, limit: number): Promise<readonly TranscriptLine[] | Refusal> {
    if ((await this.store.find(gameId)) === undefined) return gameNotFound(gameId);
    return this.store.transcript(gameId, afterNr, limit);
  }

  async replay(gameId: string): Promise<Replay | Refusal> {
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    const snapshots = await this.store.snapshots(gameId);
    const [first] = snapshots;
    if (first === undefined || !('state' in first)) throw new Error(`Game ${gameId} has no first snapshot.`);
    const game = summaryOf(session);
    const events = await this.allEvents(session);
    if (events.length < session.seq) return gameNotFound(gameId);
    return {
      version: 1,
      game,
      players: game.players,
      seed: session.seed,
      initial_state: first.state,
      events,
      pictures: snapshots,
      settings: settingsOf(session),
      usage: accounts(session),
    };
  }

  /** Fewer than the game has where it is pruned meanwhile. */
  private async allEvents({ id, seq }: GameSession): Promise<readonly NumberedEvent[]> {
    const events: NumberedEvent[] = [];
    while (events.length < seq) {
      const page = await this.store.events(id, events.length, EVENTS_PER_PAGE);
      if (page.length === 0) break;
      events.push(...page);
    }
    return events;
  }

  async stateAt(gameId: string, seq: number | undefined): Promise<StateAt | Refusal> {
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    if (seq === undefined) return { game_id: gameId, seq: session.seq, state: session.state };
    const state = await this.store.stateAt(gameId, seq);
    if (state !== undefined) return { game_id: gameId, seq, state };
    return refuse('seq_out_of_range', `seq must be from 0 to ${session.seq}, the number of the game's last event.`);
  }
}
