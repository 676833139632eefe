import { describe, expect, it } from '@jest/globals';
import type { Replay } from '#libs/protocol';
import type { EncodedEvent } from '../ports/index.js';
import { MemoryGameStore } from '../../store/testing/index.js';
import type { GameSession } from '../domain/session.js';
import { GameQueries } from './game-queries.js';
import { LoopHarness } from '../testing/loop-harness.js';

/** Loses the events of its games after a number of reads, as pruning may do at any moment. */
class PruningStore extends MemoryGameStore<GameSession> {
  constructor(private readings: number) {
    super();
  }

  override async events(id: string, afterSeq: number): Promise<readonly EncodedEvent[]> {
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
  await store.insert({ game, events: [] });
  await store.update(id, () => ({ game, events }));
  return game;
}

async function replayOf(store: MemoryGameStore<GameSession>, id: string): Promise<Replay> {
  const replay = await new GameQueries(store).replay(id);
  if (!Buffer.isBuffer(replay)) throw new Error('It is refused, or comes in pieces.');
  return JSON.parse(replay.toString()) as Replay;
}

describe('a replay', () => {
  it('of a game that is not there is refused', async () => {
    expect(await new GameQueries(new PruningStore(0)).replay('g')).toMatchObject({ refused: 'game_not_found' });
  });

  it.each([0, 1, 2])('of a game that is deleted while it is read, %d pages along, breaks off', async (readings) => {
    const store = new PruningStore(readings);
    const { id } = await keepGame(store);
    await expect(replayOf(store, id)).rejects.toThrow('was deleted');
  });

  it('is the whole game: every event and every snapshot, each once', async () => {
    const store = new PruningStore(Infinity);
    const { id, seq, state } = await keepGame(store);
    const replay = await replayOf(store, id);
    expect(replay.events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    expect(replay.events.map(({ payload }) => typeof payload)).toEqual(Array.from({ length: seq }, () => 'object'));
    expect(replay).toMatchObject({ version: 1, game: { game_id: id, seq }, initial_state: state, seed: null });
    expect(replay.pictures).toEqual([{ seq: 0, state }]);
    expect(replay.usage).toHaveLength(2);
  });
});
