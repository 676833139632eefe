import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineUnderTest } from '../testing/engine.js';

let engine: EngineUnderTest;
beforeAll(async () => {
  engine = await EngineUnderTest.start();
});
afterAll(() => engine.close());

/** How a game of this seed ends. */
async function ending(seed: number): Promise<unknown> {
  const { state } = await engine.playOut(await engine.started({ seed, max_turns: 40 }));
  return [state.players.map(({ cash, position }) => [cash, position]), state.properties?.map(({ houses }) => houses)];
}

describe('a whole game', () => {
  it('is played to its last turn, ends completed and accepts no more', async () => {
    const game = await engine.started({ max_turns: 60 });
    const last = await engine.playOut(game);
    expect(last).toMatchObject({ next_phase: 'game_over', winner_id: expect.any(String) });
    expect(last.state).toMatchObject({ status: 'completed', end_reason: 'max_turns', winner_id: last.winner_id });
    expect(await engine.roll(game)).toMatchObject({ status: 409, body: { code: 'game_over' } });
  });

  it('is the same for the same seed', async () => {
    const once = await ending(7);
    expect(await ending(7)).toEqual(once);
    expect(await ending(8)).not.toEqual(once);
  });

  it('is played with the basic actions alone where they are asked for', async () => {
    const game = await engine.started({ action_set: 'basic', max_turns: 60 });
    expect((await engine.playOut(game)).state.status).toBe('completed');
  });

  it('has a log that can be read page by page', async () => {
    const game = await engine.started();
    await engine.roll(game);
    interface Page {
      total: number;
      events: { seq: number; type: string; at: string }[];
    }
    const all = (await engine.call<Page>('GET', `/game/${game.id}/events`)).body;
    expect(all.events.map(({ seq }) => seq)).toEqual(Array.from({ length: all.total }, (_, index) => index + 1));
    const second = (await engine.call<Page>('GET', `/game/${game.id}/events?limit=1&offset=1`)).body;
    expect(second).toMatchObject({ game_id: game.id, total: all.total, events: [all.events[1]] });
    expect((await engine.call('GET', `/game/${game.id}/events?limit=0`)).status).toBe(400);
  });
});
