import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RichActionResult } from '#libs/protocol';
import { ConfigurationError } from '#libs/service';
import { startGameEngine } from './start.js';
import { configOf, EngineUnderTest, NOBODY, playerOf, type CreatedGame } from './testing/engine.js';

let engine: EngineUnderTest;
beforeEach(async () => {
  engine = await EngineUnderTest.start();
});
afterEach(() => engine.close());

/** What happened, without what differs between two games of one seed: ids and times. */
function storyOf(results: readonly RichActionResult[]): readonly unknown[] {
  return results.map(({ action_type, dice_roll, next_phase, state, game_over }) => {
    const seats = state.players.map(({ position, cash, is_bankrupt }) => [position, cash, is_bankrupt]);
    return [action_type, dice_roll, next_phase, state.turn_number, seats, game_over];
  });
}

describe('a restart', () => {
  it('changes nothing in a game: it is played on as if there had been none', async () => {
    const [whole, broken] = [await engine.started({ max_turns: 12 }), await engine.started({ max_turns: 12 })];
    const results: RichActionResult[] = [];
    while (results.at(-1)?.game_over !== true) {
      results.push(...(await engine.play(broken, 10)));
      await engine.restart();
    }
    expect(results.length).toBeGreaterThan(20);
    expect(storyOf(results)).toEqual(storyOf(await engine.play(whole)));
    expect((await engine.call('GET', `/game/${broken.id}`)).body).toEqual(results.at(-1)?.state);
  });

  it('keeps games that wait, that are removed and that are over as they are', async () => {
    const waiting = (await engine.call<CreatedGame>('POST', '/game', { players: [{ name: 'A' }, { name: 'B' }] })).body;
    const removed = await engine.started();
    await engine.call('DELETE', `/game/${removed.id}`);
    const over = await engine.started({ max_turns: 2 });
    await engine.playOut(over);
    const answers = async (): Promise<unknown> =>
      Promise.all([waiting, removed, over].map(async ({ id }) => (await engine.call('GET', `/game/${id}`)).body));
    const before = await answers();
    expect(before).toMatchObject([{ status: 'waiting' }, { code: 'game_not_found' }, { status: 'completed' }]);
    await engine.restart();
    expect(await answers()).toEqual(before);
    expect(await engine.roll(over)).toMatchObject({ status: 409, body: { code: 'game_over' } });
  });

  it('gives a request that was executed before its first answer again', async () => {
    const game = await engine.started();
    const first = await engine.roll(game, { 'Idempotency-Key': 'g:1' });
    await engine.play(game, 10);
    await engine.restart();
    expect(await engine.roll(game, { 'Idempotency-Key': 'g:1' })).toMatchObject({ status: 200, body: first.body });
    const other = { player_id: playerOf(game, 0), action: { type: 'end_turn' } };
    const reused = await engine.call('POST', `/game/${game.id}/action`, other, { 'Idempotency-Key': 'g:1' });
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });
});

describe('an engine that dies', () => {
  it('leaves every game as it was answered last, and knows every request that it answered', async () => {
    const games = await Promise.all(Array.from({ length: 5 }, async () => engine.started()));
    const rolls = await Promise.all(games.map(async (game) => engine.roll(game, { 'Idempotency-Key': 'g:1' })));
    const played = await Promise.all(games.map(async (game) => engine.play(game, 20)));
    const survivor = await engine.survivor();
    try {
      for (const [index, game] of games.entries()) {
        const state = await survivor.call('GET', `/game/${game.id}`);
        expect(state.body).toEqual(played[index]?.at(-1)?.state);
        const repeated = await survivor.roll(game, { 'Idempotency-Key': 'g:1' });
        expect(repeated).toMatchObject({ status: 200, body: rolls[index]?.body });
        expect(await survivor.play(game, 5)).toHaveLength(5);
      }
    } finally {
      await survivor.close();
    }
  });
});

describe('a data folder', () => {
  it('that another engine holds is refused by name', async () => {
    const second = startGameEngine(configOf(engine.dataDir));
    await expect(second).rejects.toThrow(ConfigurationError);
    await expect(second).rejects.toThrow(`The data folder ${engine.dataDir} is in use`);
  });

  it('that cannot be created is refused with the reason', async () => {
    const impossible = startGameEngine(configOf('/dev/null/data'));
    await expect(impossible).rejects.toThrow(ConfigurationError);
    await expect(impossible).rejects.toThrow(
      'The data folder /dev/null/data cannot be created: a part of its path is a file. Name a folder that this program may write to. GAME_ENGINE_DATA_DIR names it.',
    );
  });

  it('is free again when the engine could not listen', async () => {
    const port = Number(new URL(engine.url).port);
    const other = await EngineUnderTest.start();
    await other.stop();
    await expect(startGameEngine({ ...configOf(other.dataDir), port })).rejects.toThrow('EADDRINUSE');
    await other.restart();
    expect((await other.call('GET', '/health')).status).toBe(200);
    await other.close();
  });
});

describe('an id that no database knows', () => {
  it.each(['%00', 'x%00y', `${NOBODY}%00`])('such as %s is a 404', async (id) => {
    expect(await engine.call('GET', `/game/${id}`)).toMatchObject({ status: 404, body: { code: 'game_not_found' } });
    expect(await engine.call('DELETE', `/game/${id}`)).toMatchObject({ status: 404 });
  });
});
