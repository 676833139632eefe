import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineUnderTest, NOBODY, playerOf } from '../testing/engine.js';

let engine: EngineUnderTest;
beforeAll(async () => {
  engine = await EngineUnderTest.start();
});
afterAll(() => engine.close());

describe('an action', () => {
  it('answers what happened, the new state and the next offers in one', async () => {
    const game = await engine.started();
    const { status, body } = await engine.roll(game);
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, action_type: 'roll_dice', game_over: false });
    expect(body['events']).toContainEqual(
      expect.objectContaining({ type: 'dice:rolled', player_id: playerOf(game, 0) }),
    );
    expect((await engine.call('GET', `/game/${game.id}`)).body).toEqual(body.state);
    expect((await engine.call('GET', `/game/${game.id}/actions`)).body).toEqual(body.valid_actions);
  });

  it('that is illegal is refused with what is allowed, and changes nothing', async () => {
    const game = await engine.started();
    const before = await engine.call('GET', `/game/${game.id}`);
    const body = { player_id: playerOf(game, 0), action: { type: 'end_turn' } };
    const answer = await engine.call('POST', `/game/${game.id}/action`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'illegal_action', allowed: ['roll_dice'] } });
    expect((await engine.call('GET', `/game/${game.id}`)).body).toEqual(before.body);
  });

  it('of another seat is a conflict that names the player to move', async () => {
    const game = await engine.started();
    const body = { player_id: playerOf(game, 1), action: { type: 'roll_dice' } };
    const answer = await engine.call('POST', `/game/${game.id}/action`, body);
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_your_move', detail: "It is Ann's move." } });
  });

  it('of somebody who does not play is refused', async () => {
    const game = await engine.started();
    const answer = await engine.call('POST', `/game/${game.id}/action`, {
      player_id: NOBODY,
      action: { type: 'roll_dice' },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'unknown_player' } });
  });

  it.each([
    ['no player', { action: { type: 'roll_dice' } }, 'player_id'],
    ['no action', { player_id: NOBODY }, 'action'],
    ['an action that is text', { player_id: NOBODY, action: 'roll_dice' }, 'action'],
    ['an action that is a list', { player_id: NOBODY, action: [] }, 'action'],
    ['an action without a type', { player_id: NOBODY, action: {} }, 'action.type'],
    ['a property that is a number', { player_id: NOBODY, action: { type: 'x', property_id: 4 } }, 'action.property_id'],
  ])('with %s is refused by path', async (_, body, path) => {
    const game = await engine.started();
    const answer = await engine.call<{ errors: { path: string }[] }>('POST', `/game/${game.id}/action`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error) => error.path)).toContain(path);
  });
});
