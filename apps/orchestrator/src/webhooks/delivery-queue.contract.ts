import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameStore } from '../games/ports/index.js';
import type { DeliveryQueue, QueuedGame } from './delivery-queue.js';
import { AT, changeOf, gameOf } from './testing/index.js';

const LATER = '1970-01-01T00:00:30.000Z';

export interface QueueUnderTest {
  readonly queue: DeliveryQueue;
  /** Writes to the queue for SUBSCRIBERS. Without games. */
  readonly store: GameStore;
  close(): Promise<void>;
}

/** What every DeliveryQueue keeps to. */
export function itIsADeliveryQueue(open: () => Promise<QueueUnderTest>): void {
  let under: QueueUnderTest;
  beforeEach(async () => {
    under = await open();
  });
  afterEach(() => under.close());

  const due = (webhook = 'ops', at = AT, limit = 10): Promise<readonly QueuedGame[]> =>
    under.queue.due(webhook, at, limit);
  const created = (id: string): Promise<boolean> => under.store.insert({ game: gameOf(id), events: [] });
  const happens = (id: string, ...names: Parameters<typeof changeOf>[1]): Promise<unknown> =>
    under.store.update(id, (game) => changeOf(game, names));
  const first = async (): Promise<QueuedGame> => {
    const [game] = await due();
    if (game === undefined) throw new Error('Nothing is due.');
    return game;
  };

  describe('a delivery queue', () => {
    it('has nothing of events that nobody wants', async () => {
      await created('a');
      await happens('a', 'game:resumed');
      expect([await due('ops'), await due('ci')]).toEqual([[], []]);
    });

    it('has a game once for each webhook, from the first event for it to the last one, however many commits', async () => {
      await created('a');
      await happens('a', 'game:resumed', 'game:speed', 'game:paused');
      await happens('a', 'game:resumed');
      await happens('a', 'game:speed');
      const common = { gameId: 'a', failures: 0, dueAt: AT };
      expect(await due('ops')).toEqual([{ ...common, webhook: 'ops', nextSeq: 2, lastSeq: 5 }]);
      expect(await due('ci')).toEqual([{ ...common, webhook: 'ci', nextSeq: 3, lastSeq: 3 }]);
    });

    it('has the events with which a game begins', async () => {
      const creation = { key: 'k', fingerprint: 'f', gameId: 'a', answer: '{}' };
      await under.store.insert(changeOf(gameOf('a'), ['game:speed']), creation);
      expect(await due()).toMatchObject([{ gameId: 'a', nextSeq: 1, lastSeq: 1 }]);
      const again = { ...creation, gameId: 'b' };
      expect(await under.store.insert(changeOf(gameOf('b'), ['game:speed']), again)).toBe(false);
      expect(await due()).toHaveLength(1);
    });

    it('has nothing of a commit that was refused', async () => {
      await created('a');
      await under.store.update('a', () => ({ refused: true }));
      expect(await due()).toEqual([]);
    });

    it('hands out those that are due, longest first, and not too many', async () => {
      for (const id of ['a', 'b', 'c']) {
        await created(id);
        await happens(id, 'game:speed');
      }
      const [one] = await due();
      if (one !== undefined) await under.queue.move(one, { ...one, dueAt: LATER });
      expect(await due()).toHaveLength(2);
      expect((await due('ops', LATER)).at(-1)).toMatchObject({ gameId: one?.gameId });
      expect(await due('ops', LATER, 1)).toHaveLength(1);
      expect(await due('nobody', LATER)).toEqual([]);
    });

    it('lets one of many move a game', async () => {
      await created('a');
      await happens('a', 'game:speed');
      const game = await first();
      const moves = [1, 2, 3].map((seconds) =>
        under.queue.move(game, { ...game, dueAt: `1970-01-01T00:01:0${seconds}.000Z` }),
      );
      expect((await Promise.all(moves)).filter((moved) => moved !== undefined)).toHaveLength(1);
      expect(await under.queue.finish(game)).toBe(false);
    });

    it('keeps how far a game is, while further events are added', async () => {
      await created('a');
      await happens('a', 'game:speed', 'game:speed');
      const moved = await under.queue.move(await first(), { nextSeq: 2, failures: 3, dueAt: LATER });
      await happens('a', 'game:speed');
      expect(await due()).toEqual([]);
      expect(await due('ops', LATER)).toEqual([{ ...moved, lastSeq: 3 }]);
    });

    it('keeps a game whose last event was added after it was read', async () => {
      await created('a');
      await happens('a', 'game:speed');
      const game = await first();
      await happens('a', 'game:speed');
      expect(await under.queue.finish(game)).toBe(false);
      expect(await under.queue.finish(await first())).toBe(true);
      expect(await due()).toEqual([]);
      await happens('a', 'game:speed');
      expect(await due()).toMatchObject([{ nextSeq: 3, lastSeq: 3 }]);
    });

    it('has nothing of a game that was deleted', async () => {
      await created('a');
      await happens('a', 'game:paused');
      const game = await first();
      await under.store.prune(['running'], '2027-01-01T00:00:00.000Z');
      expect([await due('ops'), await due('ci')]).toEqual([[], []]);
      expect(await under.queue.move(game, { ...game, dueAt: LATER })).toBeUndefined();
    });
  });
}
