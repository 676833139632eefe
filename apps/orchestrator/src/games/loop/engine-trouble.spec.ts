import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { EngineFailure } from '../ports/index.js';
import { MAX_VAIN_RESUMPTIONS } from '../domain/outage.js';
import type { GameSession } from '../domain/session.js';
import { LoopHarness } from '../testing/loop-harness.js';

let harness: LoopHarness;
let id: string;

beforeEach(async () => {
  harness = await LoopHarness.set();
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  id = await harness.game('slow');
});
afterEach(async () => {
  await harness[Symbol.asyncDispose]();
  jest.useRealTimers();
});

const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);
const count = (name: string): number => harness.names().filter((event) => event === name).length;
const now = async (): Promise<GameSession | undefined> => harness.store.find(id);

/** Every state that the engine shows from now on is changed like this. */
function disguise(change: (state: GameState) => GameState): void {
  const { engine } = harness;
  const readState = engine.readState.bind(engine);
  engine.readState = async (...args) => change(await readState(...args));
}

describe('a game whose engine is away', () => {
  it('is looked for every half second, with one question for all, and goes on when it is back', async () => {
    let questions = 0;
    const { engine } = harness;
    const isHealthy = engine.isHealthy.bind(engine);
    engine.isHealthy = () => {
      questions += 1;
      return isHealthy();
    };
    engine.is('away');
    await harness.run(id);
    await pass(0.45);
    expect(harness.names()).toEqual(['game:started', 'game:error', 'game:paused']);
    expect(questions).toBe(0);
    await pass(60);
    expect(questions).toBe(120);
    expect(await now()).toMatchObject({ status: 'paused', by: 'dependency' });
    engine.is('well');
    await pass(0.6);
    expect(harness.names().slice(3, 6)).toEqual(['game:resumed', 'turn:start', 'agent:thinking']);
    expect(await now()).toMatchObject({ status: 'running', vainResumptions: 0, step: 2 });
  });

  it('is not looked for any more once it is stopped, and leaves no timer', async () => {
    harness.engine.is('away');
    await harness.run(id);
    await pass(0.1);
    await harness.control.stop(id);
    harness.engine.is('well');
    await pass(60);
    expect(harness.names().at(-1)).toBe('game:stopped');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is not resumed where an operator paused it while the engine was asked', async () => {
    const { engine } = harness;
    let answer: (isHealthy: boolean) => void = () => undefined;
    engine.isHealthy = () => new Promise((resolve) => (answer = resolve));
    engine.is('away');
    await harness.run(id);
    await pass(0.6);
    await harness.control.pause(id);
    engine.is('well');
    answer(true);
    await pass(1);
    expect(await now()).toMatchObject({ status: 'paused', by: 'operator' });
    expect(count('game:resumed')).toBe(0);
  });
});

describe('an engine that is healthy but cannot be used', () => {
  it('is left alone for longer each time', async () => {
    harness.engine.is('unusable');
    await harness.run(id);
    const resumptions: number[] = [];
    for (const seconds of [0.6, 1, 2, 4, 8, 16, 32, 64, 128, 256]) {
      await pass(seconds);
      resumptions.push(count('game:resumed'));
    }
    expect(resumptions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await pass(299);
    expect(count('game:resumed')).toBe(10);
    await pass(1);
    expect(count('game:resumed')).toBe(11);
  });

  it('fails its game after about an hour, with a reason, and can be resumed', async () => {
    harness.engine.is('unusable');
    await harness.run(id);
    await pass(3_400);
    expect((await now())?.status).toBe('paused');
    await pass(300);
    expect(await now()).toMatchObject({
      status: 'failed',
      code: 'engine_unusable',
      error: expect.stringMatching(/reports that it is healthy.*after each of 20 attempts.*The fake engine is away/),
    });
    expect(count('game:resumed')).toBe(MAX_VAIN_RESUMPTIONS);
    await pass(7_200);
    expect(harness.changes.flatMap(({ events }) => events).length).toBeLessThan(100);

    harness.engine.is('well');
    await harness.control.resume(id);
    await pass(0.1);
    expect(await now()).toMatchObject({ status: 'running', step: 2, vainResumptions: 0 });
  });

  it('is trusted anew after a step', async () => {
    harness.engine.is('unusable');
    await harness.run(id);
    await pass(3);
    expect(await now()).toMatchObject({ vainResumptions: 2 });
    harness.engine.is('well');
    // It is looked for after 3.5 s in all; the next step is due 5 s later, and fails.
    await pass(4);
    expect(await now()).toMatchObject({ status: 'running', vainResumptions: 0 });
    harness.engine.is('unusable');
    await pass(1.6);
    expect((await now())?.status).toBe('paused');
    const before = count('game:resumed');
    await pass(0.5);
    expect(count('game:resumed')).toBe(before + 1);
  });
});

describe('an engine that answers what cannot be', () => {
  it('has lost the game, which fails with that reason', async () => {
    const lost = new EngineFailure('refused', 'GET /game/tiny-1 answered 404: No such game.', 404);
    harness.engine.nextExecutions(lost);
    await harness.run(id);
    await pass(0);
    expect(await now()).toMatchObject({
      status: 'failed',
      code: 'engine_lost_game',
      error: 'The game engine does not have this game any more: GET /game/tiny-1 answered 404: No such game.',
    });
  });

  it('refuses to answer, which is not the same', async () => {
    harness.engine.nextExecutions(new EngineFailure('refused', 'GET /game/tiny-1 answered 403: Closed.', 403));
    await harness.run(id);
    await pass(0);
    expect(await now()).toMatchObject({
      code: 'engine_refused',
      error: expect.stringMatching(/^The game engine refused/),
    });
  });

  it.each<{ it: string; change: (state: GameState) => GameState; error: RegExp }>([
    {
      it: 'a player who is not in the game',
      change: (state) => ({ ...state, players: [...state.players, { id: 'stranger', name: 'S' }] }),
      error: /shows player stranger, who is not in the game/,
    },
    {
      it: 'other players',
      change: (state) => ({ ...state, players: state.players.map((player, seat) => ({ ...player, id: `x${seat}` })) }),
      error: /shows player x0, who is not in the game/,
    },
    {
      it: 'a winner who is not in the game',
      change: (state) => ({ ...state, status: 'completed', winner_id: 'stranger' }),
      error: /names stranger as the winner, who is not in the game/,
    },
  ])('shows $it: the game fails with that reason', async ({ change, error }) => {
    disguise(change);
    await harness.run(id);
    await pass(0);
    expect(harness.names()).not.toContain('game:ended');
    expect(await now()).toMatchObject({
      status: 'failed',
      code: 'engine_nonsense',
      error: expect.stringMatching(error),
    });
  });

  it('names a winner who is not in the game with the action that ends it', async () => {
    const result = { success: true, game_over: true, winner_id: 'stranger' };
    harness.engine.nextExecutions({ kind: 'executed', result });
    await harness.run(id);
    await pass(0);
    expect(harness.names()).not.toContain('game:ended');
    expect(await now()).toMatchObject({ code: 'engine_nonsense', error: expect.stringMatching(/names stranger/) });
  });

  it('names a player and a stranger as the winner: the player has won', async () => {
    const winner = (await now())?.seats[1]?.id ?? '';
    disguise((state) => ({ ...state, winner_id: winner }));
    harness.engine.nextExecutions({
      kind: 'executed',
      result: { success: true, game_over: true, winner_id: 'stranger' },
    });
    await harness.run(id);
    await pass(0);
    expect(await now()).toMatchObject({ status: 'completed', winnerId: winner });
  });

  it('leaves out players who are out, changes their order, and counts turns backwards: the game goes on', async () => {
    disguise((state) => ({
      ...state,
      turn_number: -(state.turn_number ?? 0),
      players: state.players.toReversed(),
      current_player_index: state.players.length - 1 - (state.current_player_index ?? 0),
    }));
    await harness.run(id);
    await pass(100);
    expect(await now()).toMatchObject({ status: 'completed' });
    expect(count('game:error')).toBe(0);
  });

  it('does not name the turn beside its actions: their player_id is enough', async () => {
    disguise((state) => ({ ...state, current_player_index: null }));
    await harness.run(id);
    await pass(100);
    const seats = (await now())?.seats.map((seat) => seat.id) ?? [];
    const askedInTurn = harness.agent.asks.map(({ request }) => seats.indexOf(request.player_id));
    expect(askedInTurn).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1]);
    expect(await now()).toMatchObject({ status: 'completed' });
  });

  it('names nowhere who is to move: the game fails with that reason', async () => {
    disguise((state) => ({ ...state, current_player_index: null }));
    harness.engine.readActions = () => Promise.resolve({ actions: [{ type: 'roll_dice' }] });
    await harness.run(id);
    await pass(0);
    expect(await now()).toMatchObject({
      code: 'engine_nonsense',
      error: expect.stringMatching(/does not name who is to move: neither current_player_index nor player_id/),
    });
  });
});
