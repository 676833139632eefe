import { describe, expect, it } from '@jest/globals';
import type { NumberedEvent } from '#libs/protocol';
import { MemoryGameStore } from '../../store/testing/index.js';
import type { GameSession } from '../domain/session.js';
import { GameQueries } from './game-queries.js';
import { LoopHarness } from '../testing/loop-harness.js';

/** Loses the events of its games after a number of reads, as pruning may do at any moment. */
class PruningStore extends MemoryGameStore<GameSession> {
  constructor(private readings: number) {
    super();
  }

  override async events(id: string, afterSeq: number): Promise<readonly NumberedEvent[]> {
    this.readings -= 1;
    return this.readings < 0 ? [] : super.events(id, afterSeq, 2);
  }
}

/** A game that is over, kept so. */
async function keepGame(store: MemoryGameStore<GameSession>): Promise<GameSession> {
  await using harness = await LoopHarness.set();
  const id = await harness.game();
  await harness.run(id);
  await harness.until('game:ended');
  const game = await harness.store.find(id);
  if (game === undefined) throw new Error('The game is gone.');
  const events = await harness.store.events(id, 0, 1_000);
  await store.insert(game, { seq: 0, baseSeq: 0, state: game.state });
  await store.update(id, () => ({ game, events }));
  return game;
}

describe('a replay', () => {
  it.each([0, 1, 2])('of a game that is forgotten while it is read, %d pages along, is not found', async (readings) => {
    const store = new PruningStore(readings);
    const { id } = await keepGame(store);
    expect(await new GameQueries(store).replay(id)).toMatchObject({ refused: 'game_not_found' });
  });

  it('has every event of a game that stays', async () => {
    const store = new PruningStore(Infinity);
    const { id, seq } = await keepGame(store);
    const replay = await new GameQueries(store).replay(id);
    expect('events' in replay && replay.events.map((event) => event.seq)).toEqual(
      Array.from({ length: seq }, (_, index) => index + 1),
    );
  });
});
