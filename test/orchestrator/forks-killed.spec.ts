import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame, GameList, GameView } from '#libs/protocol';
import { anonymous, ForkTable } from '../support/fork-table.js';
import { OrchestratorProcess } from '../support/orchestrator-process.js';
import type { Answer } from '../support/rest-client.js';

const FORK = { seq: 9, settings: { speed: 'instant' } };

let at: ForkTable;
let parent: GameView;
let running: OrchestratorProcess;
beforeAll(async () => {
  at = await ForkTable.set();
  parent = await at.playedGame('fresh');
  // Its engines and its folder serve a process of their own.
  await at.table.orchestrator.close();
  running = await OrchestratorProcess.start(at.table.settings);
});
afterAll(async () => {
  await running.kill();
  await at[Symbol.asyncDispose]();
});

async function killedAndStarted(): Promise<void> {
  await running.kill();
  running = await OrchestratorProcess.start(at.table.settings);
}

async function asked(key: string): Promise<Answer<CreatedGame>> {
  return running.rest.post(`/games/${parent.game_id}/fork`, FORK, { 'idempotency-key': key });
}

async function games(): Promise<readonly string[]> {
  return (await running.rest.get<GameList>('/games?limit=100')).body.games.map(({ game_id: id }) => id);
}

describe('a fork, when its orchestrator is killed', () => {
  it.each([
    ['while its engine makes it', 'POST /game'],
    ['before its state was read', 'GET /game'],
  ])('%s, is not there, and is made once for those who ask again with their key', async (_, route) => {
    const engine = at.stones.fresh;
    const [before, ofEngine] = [await games(), engine.games];
    const reached = engine.leaveUnanswered(route);
    const lost = asked(route).then(
      () => 'answered',
      () => 'lost',
    );
    await reached;
    expect(engine.games).toBe(ofEngine + 1);
    await killedAndStarted();
    expect(await lost).toBe('lost');
    expect(await games()).toEqual(before);
    const [first, second] = await Promise.all([asked(route), asked(route)]);
    expect([first.status, second.body]).toEqual([201, first.body]);
    expect(await games()).toEqual([first.body.game_id, ...before]);
    const child = await at.ended(first.body.game_id);
    expect(child).toMatchObject({ status: 'completed', forked_from: { game_id: parent.game_id, seq: FORK.seq } });
    expect(anonymous(child.state)).toEqual(anonymous(parent.state));
  });

  it('after it was written down, is answered as it was to those who ask again with their key', async () => {
    const before = await games();
    const first = await asked('written down');
    await killedAndStarted();
    expect(await asked('written down')).toMatchObject({ status: 201, body: first.body });
    expect(await games()).toEqual([first.body.game_id, ...before]);
    expect(await at.ended(first.body.game_id)).toMatchObject({ status: 'completed' });
  });
});
