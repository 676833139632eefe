import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineUnderTest, playerOf, type Answer } from '../testing/engine.js';

let engine: EngineUnderTest;
beforeAll(async () => {
  engine = await EngineUnderTest.start();
});
afterAll(() => engine.close());

describe('an idempotency key', () => {
  it('executes once; a repeat gets the first answer, also when the game has gone on', async () => {
    const game = await engine.started();
    const first = await engine.roll(game, { 'Idempotency-Key': 'g:1' });
    expect(await engine.roll(game, { 'Idempotency-Key': 'g:1' })).toMatchObject({ status: 200, body: first.body });
    const offer = first.body.valid_actions.actions.find((action) => action.default);
    const next = { player_id: first.body.valid_actions.player_id, action: offer };
    await engine.call('POST', `/game/${game.id}/action`, next, { 'Idempotency-Key': 'g:2' });
    const late = await engine.roll(game, { 'Idempotency-Key': 'g:1' });
    expect(late.body).toEqual(first.body);
  });

  it('executes once when the same request comes twice at a time', async () => {
    const game = await engine.started();
    const [one, two] = await Promise.all([
      engine.roll(game, { 'Idempotency-Key': 'g:1' }),
      engine.roll(game, { 'Idempotency-Key': 'g:1' }),
    ]);
    expect(one.body).toEqual(two.body);
    const log = await engine.call<{ events: { type: string }[] }>('GET', `/game/${game.id}/events`);
    expect(log.body.events.filter(({ type }) => type === 'dice:rolled')).toHaveLength(1);
  });

  it('is refused for another action', async () => {
    const game = await engine.started();
    await engine.roll(game, { 'Idempotency-Key': 'g:1' });
    const body = { player_id: playerOf(game, 0), action: { type: 'end_turn' } };
    const answer = await engine.call('POST', `/game/${game.id}/action`, body, { 'Idempotency-Key': 'g:1' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('gives a refused request the same refusal again, and is still free for another action', async () => {
    const game = await engine.started();
    const body = { player_id: playerOf(game, 1), action: { type: 'roll_dice' } };
    const refuse = (): Promise<Answer<unknown>> =>
      engine.call('POST', `/game/${game.id}/action`, body, { 'Idempotency-Key': 'g:1' });
    const first = await refuse();
    expect(first.status).toBe(409);
    expect(await refuse()).toMatchObject({ status: 409, body: first.body });
    expect((await engine.roll(game, { 'Idempotency-Key': 'g:1' })).status).toBe(200);
  });

  it('comes back with every answer, a refusal too', async () => {
    const game = await engine.started();
    const done = await engine.roll(game, { 'Idempotency-Key': 'g:1' });
    const wrong = await engine.call('POST', `/game/${game.id}/action`, {}, { 'Idempotency-Key': 'g:2' });
    expect([done, wrong].map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['g:1', 'g:2']);
    expect((await engine.roll(game)).headers.has('Idempotency-Key')).toBe(false);
  });

  it('has no more than 255 characters', async () => {
    expect((await engine.roll(await engine.started(), { 'Idempotency-Key': 'x'.repeat(256) })).status).toBe(400);
  });
});
