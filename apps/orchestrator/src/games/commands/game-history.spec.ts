import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import type { ForkOrigin } from '../domain/fork-origin.js';
import type { GameSession } from '../domain/session.js';
import { encodeEvent } from '../ports/index.js';
import { LoopHarness } from '../testing/loop-harness.js';
import { GameHistories } from './game-history.js';

/** Characters of the longest action. */
const LONG = 16_000;

let harness: LoopHarness;
let histories: GameHistories;
beforeAll(async () => {
  harness = await LoopHarness.set();
  histories = harness.get(GameHistories);
});
afterAll(() => harness[Symbol.asyncDispose]());

/** A game in which this number of actions of this length were executed. */
async function played(actions: number, length: number, forkedFrom?: ForkOrigin): Promise<GameSession> {
  const like = await harness.store.find(await harness.game());
  if (like === undefined) throw new Error('the game is not there');
  const events = Array.from({ length: actions }, (_, index) =>
    encodeEvent({
      seq: index + 1,
      at: like.createdAt,
      event: 'turn:action',
      payload: { player_id: 'a', player_name: 'Ann', action: { type: 'x'.repeat(length) }, result: { success: true } },
    }),
  );
  const game = { ...like, id: randomUUID(), engineSeed: 5, seq: actions, ...(forkedFrom && { forkedFrom }) };
  await harness.store.insert({ game, events });
  return game;
}

async function forkOf(parent: GameSession, actions: number, length: number): Promise<GameSession> {
  return played(actions, length, { gameId: parent.id, seq: parent.seq });
}

async function stepsOf(game: GameSession): Promise<number | string> {
  const history = await histories.upTo(game, game.seq);
  return isRefusal(history) ? history.refused : history.steps.length;
}

describe('what an engine is sent to make a game anew', () => {
  it('is of a bounded length, the games that it goes back to included', async () => {
    const parent = await played(300, LONG);
    expect(await stepsOf(parent)).toBe(300);
    expect(await stepsOf(await forkOf(parent, 100, LONG))).toBe(400);
    expect(await stepsOf(await forkOf(parent, 300, LONG))).toBe('fork_unavailable');
  });

  it('is of a bounded length in a game of few actions too', async () => {
    expect(await stepsOf(await played(499, 17_000))).toBe('fork_unavailable');
  });

  it('is a bounded number of actions, the games that it goes back to included', async () => {
    const parent = await played(12_000, 1);
    expect(await stepsOf(await forkOf(parent, 8_000, 1))).toBe(20_000);
    expect(await stepsOf(await forkOf(parent, 8_001, 1))).toBe('fork_unavailable');
  });

  it('goes back to 20 games and no more', async () => {
    let game = await played(1, 1);
    for (let generation = 1; generation <= 20; generation += 1) game = await forkOf(game, 1, 1);
    expect(await stepsOf(game)).toBe(21);
    expect(await stepsOf(await forkOf(game, 1, 1))).toBe('fork_unavailable');
  });
});
