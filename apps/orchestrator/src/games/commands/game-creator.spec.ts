import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import { PinoLog } from '#libs/service';
import { LocalGameDispatcher } from '../../dispatch/index.js';
import { decodeEvent } from '../ports/index.js';
import { GameLedger } from '../stream/game-ledger.js';
import { LoopHarness } from '../testing/loop-harness.js';
import { GameCreator } from './game-creator.js';
import { GameOpener } from './game-opener.js';

const LOG = PinoLog.named('test', 'silent');
const AGENTS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'bold' }));
const CONTEXT = { wsUrl: 'ws://here', key: undefined };

/** Takes up no game: it never answers, or fails. */
class StuckDispatcher extends LocalGameDispatcher {
  constructor(private readonly started: () => Promise<void>) {
    super();
  }

  override start(): Promise<void> {
    return this.started();
  }
}

describe('the creation of a game', () => {
  it.each([
    ['never answers', async () => new Promise<void>(() => undefined)],
    ['fails', async () => Promise.reject(new Error('Redis is away'))],
  ])('is one commit, and waits for nothing else: where the dispatcher %s too', async (_, started) => {
    await using harness = await LoopHarness.set();
    const { store } = harness;
    const parts = [harness.get(GameOpener), harness.get(GameLedger), store] as const;
    const creator = new GameCreator(...parts, new StuckDispatcher(started), LOG);
    const created = await creator.create({ agents: AGENTS }, CONTEXT);
    if (isRefusal(created)) throw new Error(created.detail);
    expect(JSON.parse(created.body)).toMatchObject({ status: 'running' });
    const game = await store.find(created.gameId);
    expect(game).toMatchObject({ status: 'running', seq: 1, stateSeq: 1 });
    const events = (await store.events(created.gameId, 0, 10)).map(decodeEvent);
    expect(events).toMatchObject([{ seq: 1, event: 'game:started', at: game?.updatedAt }]);
    expect(harness.names()).toEqual(['game:started']);
    expect(await store.snapshots(created.gameId, 0, 10)).toMatchObject([{ seq: 0 }, { seq: 1 }]);
  });
});
