import { beforeEach, describe, expect, it } from '@jest/globals';
import { FramePages } from './frame-pages.js';
import { bytesAfter } from '../testing/frames.js';
import { Gate } from '../testing/gate.js';

/** Games with `count` events of ten bytes, and a record of which were read. */
class SlowEvents {
  readonly reading = new Gate();
  readonly reads: string[] = [];
  count = 20;
  isAway = false;

  async read(gameId: string, afterSeq: number, limit: number): Promise<Buffer[]> {
    this.reads.push(`${gameId} ${afterSeq + 1}-${afterSeq + limit}`);
    const events = bytesAfter(afterSeq, Math.max(0, Math.min(limit, this.count - afterSeq)), 10);
    const { isAway } = this;
    await this.reading.pass();
    if (isAway) throw new Error('away');
    return events;
  }
}

describe('pages of frames', () => {
  let events: SlowEvents;
  let pages: FramePages;
  beforeEach(() => {
    events = new SlowEvents();
    pages = new FramePages(async (...asked) => events.read(...asked), 240);
  });

  it('begin at multiples of their size, whatever number is asked for', async () => {
    for (const seq of [8, 11, 15]) {
      expect(await pages.following('g', seq, 8)).toMatchObject({ after: 8, last: 16 });
    }
    expect(events.reads).toEqual(['g 9-16']);
  });

  it('are read once for several requests at the same time', async () => {
    events.reading.isShut = true;
    const wanted = [9, 12, 10].map(async (seq) => pages.following('g', seq, 8));
    await events.reading.arrival();
    wanted.push(pages.following('g', 8, 8));
    events.reading.open();
    const [first, ...others] = await Promise.all(wanted);
    expect(first).toMatchObject({ after: 8, last: 16 });
    for (const other of others) expect(other).toBe(first);
    expect(events.reads).toEqual(['g 9-16']);
  });

  it('grow with the game: only what they lack is read', async () => {
    expect(await pages.following('g', 17, 8)).toMatchObject({ last: 20 });
    events.count = 22;
    expect(await pages.following('g', 18, 8)).toMatchObject({ last: 20 });
    expect(await pages.following('g', 20, 8)).toMatchObject({ after: 16, last: 22, frames: { length: 60 } });
    expect(events.reads).toEqual(['g 17-24', 'g 21-24']);
    expect(pages.bytes).toBe(60);
  });

  it('are read again for an event that was not there when the read for an earlier request began', async () => {
    events.reading.isShut = true;
    const early = pages.following('g', 19, 8);
    await events.reading.arrival();
    events.count = 21;
    const late = [pages.following('g', 20, 8), pages.following('g', 20, 8)];
    events.reading.open();
    expect(await early).toMatchObject({ last: 20 });
    for (const page of await Promise.all(late)) expect(page).toMatchObject({ last: 21 });
    expect(events.reads).toEqual(['g 17-24', 'g 21-24']);
  });

  it('are none where there is no event', async () => {
    expect(await pages.following('g', 20, 8)).toBeUndefined();
    expect(await pages.following('g', 24, 8)).toBeUndefined();
  });

  it('are kept up to a number of bytes over all games, the latest used first', async () => {
    for (const [game, seq] of [
      ['g', 0],
      ['g', 8],
      ['h', 0],
      ['g', 0],
      ['h', 8],
    ] as const) {
      await pages.following(game, seq, 8);
    }
    expect(pages.bytes).toBe(240);
    expect(events.reads).toEqual(['g 1-8', 'g 9-16', 'h 1-8', 'h 9-16']);
    await pages.following('g', 0, 8);
    expect(events.reads).toHaveLength(4);
    await pages.following('g', 8, 8);
    expect(events.reads).toHaveLength(5);
    expect(pages.bytes).toBe(240);
  });

  it('are read anew when the game is over, which shows what was hidden', async () => {
    await pages.following('g', 0, 8);
    await pages.following('g', 0, 8, true);
    await pages.following('g', 3, 8, true);
    expect(events.reads).toEqual(['g 1-8', 'g 1-8']);
  });

  it('that are larger than that are returned and not kept', async () => {
    events.count = 40;
    expect(await pages.following('g', 3, 32)).toMatchObject({ last: 32 });
    expect(pages.bytes).toBe(0);
  });

  it('that cannot be read are an error for all who wait, and read again for the next', async () => {
    events.isAway = true;
    events.reading.isShut = true;
    const wanted = Promise.allSettled([pages.following('g', 0, 8), pages.following('g', 1, 8)]);
    await events.reading.arrival();
    events.reading.open();
    expect((await wanted).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    events.isAway = false;
    expect(await pages.following('g', 0, 8)).toMatchObject({ last: 8 });
  });
});
