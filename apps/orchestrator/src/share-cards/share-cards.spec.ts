import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import { MemoryGameStore } from '../store/testing/index.js';
import type { EncodedEvent } from '../games/ports/index.js';
import { GameQueries, type GameSession } from '../games/index.js';
import { ShareCards } from './share-cards.js';
import { monopolyOf } from './testing/subjects.js';

/** Counts the cards that are drawn by what is read for each. */
class CountingStore extends MemoryGameStore<GameSession> {
  drawn = 0;

  override async events(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    this.drawn += 1;
    return super.events(id, afterSeq, limit);
  }
}

describe('cards for sharing', () => {
  let store: CountingStore;
  let cards: ShareCards;
  beforeEach(async () => {
    store = new CountingStore();
    cards = new ShareCards(new GameQueries(store));
    const { session } = monopolyOf(2, { seq: 0 });
    await store.insert({ game: { ...session, stateSeq: 0 }, events: [] });
  });
  afterEach(async () => cards.onModuleDestroy());

  it('are drawn once for all who ask at the same time, and kept', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, async (_, at) => cards.of('g', at % 2 ? 0 : undefined)));
    const images = [...asked, await cards.of('g', 0)];
    expect(new Set(images.map((image) => (isRefusal(image) ? image.refused : image.tag))).size).toBe(1);
    expect(store.drawn).toBe(1);
  });

  it('are of another thread when that one was ended', async () => {
    const before = await cards.of('g', 0);
    await cards.onModuleDestroy();
    await store.update('g', (game) => ({ game: { ...game, status: 'stopped', reason: 'operator' }, events: [] }));
    const after = await cards.of('g', 0);
    expect([before, after].map((image) => (isRefusal(image) ? image : image.isFinal))).toEqual([false, true]);
  });
});
