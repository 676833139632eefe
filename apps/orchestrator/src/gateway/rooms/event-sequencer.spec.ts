import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import type { NumberedEvent } from '#libs/protocol';
import type { GameSession } from '../../games/index.js';
import { EventSequencer, type GameHistory } from './event-sequencer.js';
import { changeTo, eventsFrom, gameAt } from '../testing/changes.js';
import { Gate } from '../testing/gate.js';

/** No test has the feed read so often. */
const MAX_FINDS = 50;

/** What is written down: the game up to `seq`, its events perhaps further, since they are read later. */
class SlowHistory implements GameHistory {
  readonly finding = new Gate();
  readonly reading = new Gate();
  readonly failures: unknown[] = [];
  readonly askedAfter: number[] = [];
  seq = 10;
  private finds = 0;
  eventsUpTo: number | undefined;
  isAway = false;

  async find(): Promise<GameSession> {
    this.finds += 1;
    if (this.finds > MAX_FINDS) throw new Error('The feed reads without end.');
    const game = gameAt(this.seq);
    await this.finding.pass();
    if (this.isAway) throw new Error('away');
    return game;
  }

  async eventsAfter(_gameId: string, seq: number): Promise<readonly NumberedEvent[]> {
    this.askedAfter.push(seq);
    await this.reading.pass();
    return eventsFrom(seq + 1, this.eventsUpTo ?? this.seq);
  }

  failed(_gameId: string, error: unknown): void {
    this.failures.push(error);
  }
}

describe('the feed of a game', () => {
  let history: SlowHistory;
  let told: (number | string)[];
  let feed: EventSequencer;
  beforeEach(() => {
    history = new SlowHistory();
    told = [];
    const audience = {
      tell: ({ seq }: NumberedEvent) => void told.push(seq),
      show: (_before: unknown, baseSeq: number, _state: unknown, { seq }: { seq: number }) =>
        void told.push(`picture ${baseSeq}-${seq}`),
      think: () => undefined,
    };
    feed = new EventSequencer(gameAt(10), audience, history);
  });

  it('tells what comes next at once, and reads nothing', () => {
    feed.offer(changeTo(11));
    feed.offer(changeTo(12));
    expect(told).toEqual([11, 'picture 10-11', 12, 'picture 11-12']);
    expect(history.askedAfter).toEqual([]);
  });

  it('drops a repeat, and reads nothing for it', async () => {
    history.finding.isShut = true;
    feed.offer(changeTo(11));
    feed.offer(changeTo(11));
    feed.offer(changeTo(10));
    // Were something being read, this would be held back.
    feed.offer(changeTo(12));
    expect(told).toEqual([11, 'picture 10-11', 12, 'picture 11-12']);
  });

  it('reads what a jump in the numbers has left out, and tells it first', async () => {
    history.seq = 13;
    feed.offer(changeTo(13));
    await feed.fill();
    expect(told).toEqual([11, 12, 13, 'picture 10-13']);
    expect(history.askedAfter).toEqual([10]);
  });

  it('holds back what happens while it reads, and tells it afterwards', async () => {
    history.seq = 12;
    history.reading.isShut = true;
    feed.offer(changeTo(12));
    await history.reading.arrival();
    feed.offer(changeTo(13));
    feed.offer(changeTo(14));
    expect(told).toEqual([]);
    history.reading.open();
    await feed.fill();
    expect(told).toEqual([11, 12, 'picture 10-12', 13, 'picture 12-13', 14, 'picture 13-14']);
  });

  it('does not repeat what was held back and has been read meanwhile', async () => {
    history.seq = 13;
    history.reading.isShut = true;
    feed.offer(changeTo(12));
    await history.reading.arrival();
    feed.offer(changeTo(13));
    feed.offer(changeTo(14));
    history.reading.open();
    await feed.fill();
    expect(told).toEqual([11, 12, 13, 'picture 10-13', 14, 'picture 13-14']);
  });

  it('leaves what was written down while it read to the news of it, which bring the picture too', async () => {
    history.seq = 12;
    history.eventsUpTo = 13;
    await feed.fill();
    feed.offer(changeTo(13));
    expect(told).toEqual([11, 12, 'picture 10-12', 13, 'picture 12-13']);
  });

  it('reads once for all who ask at the same time', async () => {
    history.seq = 12;
    history.reading.isShut = true;
    const fills = [feed.fill(), feed.fill()];
    await history.reading.arrival();
    await setImmediate();
    history.reading.open();
    await Promise.all(fills);
    expect(history.askedAfter).toEqual([10]);
    expect(told).toEqual([11, 12, 'picture 10-12']);
  });

  it('shows no picture when there is no new one', async () => {
    await feed.fill();
    expect(told).toEqual([]);
  });

  it('says that it could not read, and reads again with the next news', async () => {
    history.seq = 13;
    history.isAway = true;
    feed.offer(changeTo(13));
    await expect(feed.fill()).rejects.toThrow('away');
    expect(history.failures).toHaveLength(1);
    expect(told).toEqual([]);
    history.isAway = false;
    history.seq = 14;
    feed.offer(changeTo(14));
    await feed.fill();
    expect(told).toEqual([11, 12, 13, 14, 'picture 10-14']);
  });

  it('tries again for what it held back while the reading failed', async () => {
    history.seq = 14;
    history.isAway = true;
    history.finding.isShut = true;
    feed.offer(changeTo(13));
    await history.finding.arrival();
    feed.offer(changeTo(14));
    history.finding.letOneThrough();
    await history.finding.arrival();
    history.isAway = false;
    history.finding.open();
    await feed.fill();
    expect(told).toEqual([11, 12, 13, 14, 'picture 10-14']);
  });

  it.each([{ slow: 'finding' as const }, { slow: 'reading' as const }])(
    'tells nobody any more once it is closed, not even what it was $slow',
    async ({ slow }) => {
      history.seq = 13;
      history[slow].isShut = true;
      const filling = feed.fill();
      await history[slow].arrival();
      feed.close();
      feed.offer(changeTo(11));
      history[slow].open();
      await filling;
      expect(told).toEqual([]);
    },
  );

  it('shows no picture once it is closed between two pages', async () => {
    history.seq = 13;
    const filling = feed.fill();
    history.finding.isShut = true;
    await history.finding.arrival();
    expect(told).toEqual([11, 12, 13]);
    feed.close();
    history.finding.open();
    await filling;
    expect(told).toEqual([11, 12, 13]);
  });
});
