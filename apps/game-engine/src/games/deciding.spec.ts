import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineActions, EngineDecision, RichActionResult } from '#libs/protocol';
import { EngineUnderTest, PLAYERS, playerOf, type Answer, type CreatedGame } from '../testing/engine.js';

let engine: EngineUnderTest;
beforeAll(async () => {
  engine = await EngineUnderTest.start();
});
afterAll(() => engine.close());

function act(game: CreatedGame, seat: number, body: object): Promise<Answer<RichActionResult>> {
  return engine.call('POST', `/game/${game.id}/action`, { player_id: playerOf(game, seat), ...body });
}

async function offersOf(game: CreatedGame): Promise<EngineActions & { readonly decision: EngineDecision }> {
  const { body } = await engine.call<EngineActions>('GET', `/game/${game.id}/actions`);
  return body as EngineActions & { readonly decision: EngineDecision };
}

describe('a decision', () => {
  it('has an id, a kind, the seat to move and a default; its actions have ids', async () => {
    const game = await engine.started();
    const { decision, actions } = await offersOf(game);
    const ann = playerOf(game, 0);
    expect(decision).toMatchObject({ kind: 'pre_roll', player_id: ann, turn_player_id: ann, default_action: 0 });
    expect(actions[0]).toMatchObject({ action_id: 'a0', type: 'roll_dice', default: true });
  });

  it('is answered by an action’s id, at the top or as the action', async () => {
    for (const body of [{ action_id: 'a0' }, { action: { action_id: 'a0' } }]) {
      const game = await engine.started();
      expect(await act(game, 0, body)).toMatchObject({ status: 200, body: { action_type: 'roll_dice' } });
    }
  });

  it('is answered by its own id or none; a stale one is a conflict that changes nothing', async () => {
    const game = await engine.started();
    const { decision } = await offersOf(game);
    const first = await act(game, 0, { decision_id: decision.id, action_id: 'a0' });
    expect(first.status).toBe(200);
    const before = (await engine.call('GET', `/game/${game.id}`)).body;
    const again = await act(game, 0, { decision_id: decision.id, action_id: 'a0' });
    expect(again).toMatchObject({ status: 409, body: { code: 'stale_decision', allowed: expect.any(Array) } });
    expect((await engine.call('GET', `/game/${game.id}`)).body).toEqual(before);
  });

  it('refuses an id that nothing on offer has', async () => {
    const answer = await act(await engine.started(), 0, { action_id: 'a99' });
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, code: 'unknown_action', message: expect.stringContaining('a99'), allowed: ['roll_dice'] },
    });
  });

  it.each([{ action_id: null }, { action: { action_id: null } }])(
    'refuses an answer whose id is null: %j',
    async (body) => {
      const { status, body: problem } = await act(await engine.started(), 0, body);
      expect(status).toBe(400);
      expect(JSON.stringify(problem)).not.toMatch(/null|undefined/);
    },
  );

  it('refuses an answer that is neither an action nor the id of one', async () => {
    expect((await act(await engine.started(), 0, { params: {} })).status).toBe(400);
  });
});

describe('an auction over HTTP', () => {
  /** A game whose first free deed was not bought, and the seat that bids first. */
  async function auctioned(): Promise<{ game: CreatedGame; offers: EngineActions }> {
    const game = await engine.started();
    let offers: EngineActions = await offersOf(game);
    while (offers.turn_phase !== 'awaiting_auction_bid') {
      const body = { player_id: offers.player_id, action: offers.actions[0] };
      const done = await engine.call<RichActionResult>('POST', `/game/${game.id}/action`, body);
      offers = done.body.valid_actions;
    }
    return { game, offers };
  }

  it('takes a bid as id and params, and refuses one that is out of bounds', async () => {
    const { game, offers } = await auctioned();
    const bid = offers.actions.find(({ type }) => type === 'place_bid');
    const send = (amount: number): Promise<Answer<unknown>> =>
      engine.call('POST', `/game/${game.id}/action`, {
        player_id: offers.player_id,
        action_id: bid?.action_id,
        params: { amount },
      });
    expect(await send(0)).toMatchObject({ status: 400, body: { code: 'invalid_parameters' } });
    expect(await send(7)).toMatchObject({
      status: 200,
      body: { valid_actions: { decision: { context: { high_bid: 7, high_bidder_id: offers.player_id } } } },
    });
  });

  it('survives a restart as it stood', async () => {
    const { game, offers } = await auctioned();
    const body = { player_id: offers.player_id, action: { type: 'place_bid', amount: 12 } };
    await engine.call('POST', `/game/${game.id}/action`, body);
    const before = await offersOf(game);
    await engine.restart();
    expect(await offersOf(game)).toEqual(before);
  });
});

describe('hidden information', () => {
  it('is in no answer but that of the creation, which has the seed for its creator', async () => {
    const { seed, ...game } = await engine.started({ players: PLAYERS, seed: 123_456_789 });
    expect(seed).toBe(123_456_789);
    const done = await act(game, 0, { action_id: 'a0' });
    const answers = [game, done.body, (await engine.call('GET', `/game/${game.id}`)).body];
    expect(JSON.stringify(answers)).not.toMatch(/123456789|"(seed|decks?|cup|stream|loaded|agenda)":\s*[[{0-9-]/);
  });
});
