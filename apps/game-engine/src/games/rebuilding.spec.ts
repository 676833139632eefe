import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineActions, GameAction, GameState, RichActionResult, Trade } from '#libs/protocol';
import { type CreatedGame, EngineUnderTest, PLAYERS, playerOf } from '../testing/engine.js';

interface Step {
  readonly player_id: string;
  readonly action: GameAction;
  readonly seed?: number;
}

let engine: EngineUnderTest;
beforeAll(async () => {
  engine = await EngineUnderTest.start();
});
afterAll(() => engine.close());

/** Buys what can be bought, else takes the default, and keeps what was sent. */
async function played(game: CreatedGame, actions: number): Promise<{ steps: Step[]; last: GameState }> {
  const steps: Step[] = [];
  let offers = (await engine.call<EngineActions>('GET', `/game/${game.id}/actions`)).body;
  let last: GameState = game;
  while (steps.length < actions) {
    const action = offers.actions.find(({ type }) => type === 'buy_property') ?? offers.actions.find((o) => o.default);
    if (action === undefined) throw new Error('nothing is on offer');
    const step = { player_id: offers.player_id ?? '', action };
    const { body } = await engine.call<RichActionResult>('POST', `/game/${game.id}/action`, step);
    steps.push(step);
    [offers, last] = [body.valid_actions, body.state];
  }
  return { steps, last };
}

const idsOf = (game: GameState): readonly string[] => game.players.map(({ id }) => id);

async function rebuilt(game: GameState, steps: readonly unknown[], extra: object = {}) {
  const from = { players: idsOf(game), seed: 7, actions: steps };
  return engine.call<CreatedGame & { seed: number }>('POST', '/game', { players: PLAYERS, from, ...extra });
}

/** All that a state holds but its ids and times. */
function anonymous(state: GameState): unknown {
  const { id: _id, created_at: _created, updated_at: _updated, seed: _seed, ...rest } = state;
  const text = idsOf(state).reduce((json, id, seat) => json.replaceAll(id, `player ${seat}`), JSON.stringify(rest));
  return JSON.parse(text);
}

async function stateOf(id: string): Promise<GameState> {
  return (await engine.call<GameState>('GET', `/game/${id}`)).body;
}

describe('a game that is made anew of the actions of another', () => {
  it('stands where they lead, has been started, and goes on with the same chance', async () => {
    const game = await engine.started();
    const { steps, last } = await played(game, 60);
    const { status, body } = await rebuilt(game, steps);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'in_progress', seed: 7 });
    expect(idsOf(body)).not.toEqual(idsOf(game));
    expect(anonymous(body)).toEqual(anonymous(last));
    const started = await engine.call<GameState>('POST', `/game/${body.id}/start`);
    expect(anonymous(started.body)).toEqual(anonymous(last));
    const [one, other] = [await played(game, 40), await played(body, 40)];
    expect(anonymous(other.last)).toEqual(anonymous(one.last));
  });

  it('draws what follows from the seed that it is given, the same one each time', async () => {
    const game = await engine.started();
    const { steps, last } = await played(game, 20);
    const [one, same, other] = await Promise.all([11, 11, 12].map((seed) => rebuilt(game, steps, { seed })));
    expect([one, same, other].map((answer) => answer?.body.seed)).toEqual([11, 11, 12]);
    const ends: unknown[] = [];
    for (const answer of [one, same, other]) {
      if (answer === undefined) throw new Error('there are three');
      expect(anonymous(answer.body)).toEqual(anonymous(last));
      ends.push(anonymous((await played(answer.body, 40)).last));
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).not.toEqual(ends[0]);
  });

  it('is made anew itself, by the seed of each of its parts', async () => {
    const game = await engine.started();
    const first = await played(game, 20);
    const middle = (await rebuilt(game, first.steps, { seed: 11 })).body;
    const second = await played(middle, 20);
    const [begin, ...rest] = second.steps;
    const renamed = first.steps.map((step) => ({
      ...step,
      player_id: idsOf(middle)[idsOf(game).indexOf(step.player_id)],
    }));
    const { body } = await rebuilt(middle, [...renamed, { ...begin, seed: 11 }, ...rest]);
    expect(body.seed).toBe(11);
    expect(anonymous(body)).toEqual(anonymous(second.last));
    const on = [await played(middle, 30), await played(body, 30)];
    expect(anonymous(on[1]?.last ?? body)).toEqual(anonymous(on[0]?.last ?? body));
  });

  it('offers a trade to the player who sits where the partner sat', async () => {
    const game = await engine.started({ rules: { trading: true } });
    const { steps, last } = await played(game, 30);
    const offers = (await engine.call<EngineActions>('GET', `/game/${game.id}/actions`)).body;
    const seat = idsOf(game).indexOf(offers.player_id ?? '');
    const owner = (last.properties ?? []).find(({ owner_id: id }) => id !== null && id !== offers.player_id);
    const trade: Trade = {
      to_player_id: owner?.owner_id ?? '',
      give: { cash: 1 },
      get: { properties: [owner?.property_id ?? ''] },
    };
    const step = { player_id: playerOf(game, seat), action: { type: 'propose_trade', trade } };
    const done = await engine.call<RichActionResult>('POST', `/game/${game.id}/action`, step);
    expect(done.status).toBe(200);
    const { body } = await rebuilt(game, [...steps, step], { rules: { trading: true } });
    expect(body).toMatchObject({ turn_phase: 'awaiting_trade_response' });
    expect(anonymous(body)).toEqual(anonymous(done.body.state));
  });

  it('survives a restart, and what was played in it too', async () => {
    const game = await engine.started();
    const { steps } = await played(game, 20);
    const { body } = await rebuilt(game, steps, { seed: 5 });
    const { last } = await played(body, 10);
    await engine.restart();
    expect(anonymous(await stateOf(body.id))).toEqual(anonymous(last));
  });

  it('is announced', async () => {
    expect((await engine.call('GET', '/about')).body).toMatchObject({ rebuilds: true });
  });
});

describe('actions that lead nowhere are refused, and no game is made', () => {
  it('of another deal, of another seat, or beyond the end', async () => {
    const game = await engine.started();
    const { steps } = await played(game, 12);
    const [first] = steps;
    const wrong: readonly (readonly unknown[])[] = [
      [...steps, { player_id: idsOf(game)[0], action: { type: 'dance' } }],
      [{ ...first, player_id: idsOf(game)[1] }],
      [{ ...first, player_id: 'nobody' }],
      [first, first],
    ];
    for (const actions of wrong) {
      expect(await rebuilt(game, actions)).toMatchObject({ status: 400, body: { code: 'invalid_from' } });
    }
  });

  it.each<[string, object]>([
    ['no players', { players: undefined }],
    ['too few of them', { players: ['a', 'b'] }],
    ['one of them twice', { players: ['a', 'b', 'b'] }],
    ['ids that are no texts', { players: [1, 2, 3] }],
    ['no seed', { seed: undefined }],
    ['a seed that is too large', { seed: 2 ** 32 }],
    ['no list of actions', { actions: { length: 3 } }],
    ['more actions than a game has', { actions: Array.from({ length: 20_001 }, () => 0) }],
    ['actions that are nothing', { actions: [null] }],
    ['an action without a type', { actions: [{ player_id: 'a', action: {} }] }],
    ['an action whose seed is none', { actions: [{ player_id: 'a', action: { type: 'roll_dice' }, seed: 'x' }] }],
    ['a trade that is none', { actions: [{ player_id: 'a', action: { type: 'propose_trade', trade: [[]] } }] }],
  ])('with %s', async (_, part) => {
    const from = { players: ['a', 'b', 'c'], seed: 7, actions: [], ...part };
    const answer = await engine.call('POST', '/game', { players: PLAYERS, from });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_from' } });
  });

  it('where it is no object', async () => {
    for (const from of ['x', 7]) {
      expect((await engine.call('POST', '/game', { players: PLAYERS, from })).status).toBe(400);
    }
  });
});
