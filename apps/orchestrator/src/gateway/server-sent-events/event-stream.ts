import { resultWithin } from '#libs/service';
import { isOver } from '../../games/index.js';
import type { GameReader } from '../catch-up/game-reader.js';
import type { OpenRoom } from '../rooms/game-rooms.js';
import { eventText, HEARTBEAT, retryText, stateText } from './event-text.js';
import { Follower } from './follower.js';

/** Events that are read from the store at once. */
const PAGE = 100;
const RETRY_MS = 1_000;
const HEARTBEAT_MS = 15_000;

/**
 * What one client is sent: the events that it has missed from the store, then the state, then what its room emits. Made
 * as fast as the client reads; one that falls too far behind gets the rest from the store again.
 */
export class EventStream {
  private readonly ending = new AbortController();
  private farewell = '';

  /** @param seq the number of the last event that the client has */
  constructor(
    readonly room: OpenRoom,
    private readonly reader: GameReader,
    private seq: number,
  ) {}

  /** No more than `farewell` is sent. */
  end(farewell = ''): void {
    this.farewell = farewell;
    this.ending.abort();
  }

  async *texts(): AsyncGenerator<string> {
    yield retryText(RETRY_MS);
    try {
      while (!this.ending.signal.aborted) {
        yield* this.missed();
        yield* this.live();
      }
      yield this.farewell;
    } catch (error) {
      // The client connects again and goes on where it was.
      this.reader.failed(this.gameId, error);
    }
  }

  private get gameId(): string {
    return this.room.sequencer.game.id;
  }

  private get isAtHead(): boolean {
    return this.seq >= this.room.sequencer.seq;
  }

  private async *missed(): AsyncGenerator<string> {
    const { sequencer } = this.room;
    while (!this.isAtHead && !this.ending.signal.aborted) {
      const stored = await this.reader.eventsAfter(this.gameId, this.seq, PAGE);
      // What is stored but not emitted yet will come live.
      const events = stored.filter(({ seq }) => seq <= sequencer.seq);
      const last = events.at(-1);
      // The game is deleted.
      if (last === undefined) this.end();
      else this.seq = last.seq;
      yield events.map((event) => eventText(this.gameId, event)).join('');
    }
  }

  private async *live(): AsyncGenerator<string> {
    const { room, sequencer } = this.room;
    const { signal } = this.ending;
    const follower = new Follower(signal);
    room.follow(follower);
    try {
      if (!this.isAtHead || signal.aborted) return;
      const { game } = sequencer;
      yield stateText(game.state, { game_id: game.id, seq: game.seq, at: game.updatedAt });
      while (!signal.aborted && !follower.isBehind) {
        const texts = follower.take();
        this.seq = texts.findLast(({ seq }) => seq !== undefined)?.seq ?? this.seq;
        if (texts.length > 0) yield texts.map(({ text }) => text).join('');
        else if (isOver(sequencer.game) && this.isAtHead) this.end();
        else if (!(await arrives(follower))) yield HEARTBEAT;
      }
    } finally {
      room.unfollow(follower);
    }
  }
}

async function arrives(follower: Follower): Promise<boolean> {
  const arrival = follower.arrival().then(() => true);
  return (await resultWithin(HEARTBEAT_MS, arrival)) ?? false;
}
