import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineActions } from '#libs/protocol';
import { EngineUnderTest, type CreatedGame, playerOf } from '../testing/engine.js';

/** What the full set offers on a bought street beyond the nine basic types; seed 7 lands the first player on one. */
async function typesOffered(engine: EngineUnderTest, game: CreatedGame): Promise<string[]> {
  await engine.roll(game);
  const buy = { player_id: playerOf(game, 0), action: { type: 'buy_property' } };
  await engine.call('POST', `/game/${game.id}/action`, buy);
  const { body } = await engine.call<EngineActions>('GET', `/game/${game.id}/actions`);
  return body.actions.map(({ type }) => type);
}

describe('an engine whose default is the basic action set', () => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await EngineUnderTest.start();
    await engine.restart({ actionSet: 'basic' });
  });
  afterAll(() => engine.close());

  it.each([{}, { action_set: null }])('offers no other actions in a game that is created with %j', async (named) => {
    expect(await typesOffered(engine, await engine.started(named))).not.toContain('propose_trade');
  });

  it('offers all actions where the creation asks for them', async () => {
    expect(await typesOffered(engine, await engine.started({ action_set: 'full' }))).toContain('propose_trade');
  });

  it('goes on with a game as it was created when its default changes', async () => {
    const full = await EngineUnderTest.start();
    const game = await full.started();
    await full.restart({ actionSet: 'basic' });
    expect(await typesOffered(full, game)).toContain('propose_trade');
    await full.close();
  });
});
