import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ValidAction } from '#libs/protocol';
import type { GameSession } from '../domain/session.js';
import { DEFAULTS_BEYOND } from '../domain/turn-length.js';
import { LoopHarness } from '../testing/loop-harness.js';

let harness: LoopHarness;
let id: string;

beforeEach(async () => {
  harness = await LoopHarness.set();
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(async () => {
  await harness[Symbol.asyncDispose]();
  jest.useRealTimers();
});

const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);
const now = async (): Promise<GameSession | undefined> => harness.store.find(id);

describe('a turn without an end', () => {
  const IDLE = ['dance', 'rest'];

  /** Actions that change nothing are on offer too, before the others. */
  function offerIdleActions(offers: () => readonly ValidAction[]): void {
    const { engine } = harness;
    const readActions = engine.readActions.bind(engine);
    engine.readActions = async (...args) => {
      const read = await readActions(...args);
      return read && { ...read, actions: [...offers(), ...read.actions] };
    };
    const execute = engine.execute.bind(engine);
    engine.execute = (order, signal) => {
      if (!IDLE.includes(order.request.action.type)) return execute(order, signal);
      engine.orders.push(order);
      return Promise.resolve({ kind: 'executed', result: { success: true } });
    };
  }

  const longTurn = (session: GameSession): GameSession => ({ ...session, maxStepsPerTurn: 20 });

  beforeEach(async () => {
    id = await harness.game('instant', longTurn);
  });

  it('is decided by agents up to its limit of steps, then by defaults, and fails where these do not end it', async () => {
    offerIdleActions(() => [{ type: 'dance' }, { type: 'rest', default: true }]);
    await harness.run(id);
    await pass(1);
    const types = harness.engine.orders.map(({ request }) => request.action.type);
    expect(types.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'dance'));
    expect(types.slice(20)).toEqual(Array.from({ length: DEFAULTS_BEYOND }, () => 'rest'));
    expect(harness.agent.asks).toHaveLength(20);
    const emitted = harness.changes.flatMap(({ events }) => events).filter(({ event }) => event === 'agent:error');
    expect(emitted.map(({ payload }) => payload)).toMatchObject([
      { code: 'turn_too_long', error: 'This turn took 20 steps: from now on default actions are taken until it ends.' },
    ]);
    expect(await now()).toMatchObject({
      status: 'failed',
      code: 'no_progress',
      error: 'One turn took 70 steps, and the last 50, default actions, did not end it.',
    });
  });

  it('has all its steps again when it is resumed', async () => {
    offerIdleActions(() => [{ type: 'dance', default: true }]);
    await harness.run(id);
    await pass(1);
    expect((await now())?.status).toBe('failed');
    await harness.control.resume(id);
    await pass(1);
    expect(harness.agent.asks).toHaveLength(40);
  });

  it('is ended by a default action, and the agent decides the next one', async () => {
    let turns = 0;
    offerIdleActions(() => (turns === 0 ? [{ type: 'dance' }] : []));
    const { engine } = harness;
    const execute = engine.execute.bind(engine);
    engine.execute = (order, signal) => {
      if (order.request.action.type === 'end_turn') turns += 1;
      return execute(order, signal);
    };
    await harness.run(id);
    await pass(1);
    const types = engine.orders.map(({ request }) => request.action.type);
    expect(types.slice(0, 24)).toEqual([
      ...Array.from({ length: 20 }, () => 'dance'),
      'roll_dice',
      'end_turn',
      'roll_dice',
      'end_turn',
    ]);
    expect(harness.agent.asks).toHaveLength(20 + 10);
    expect(await now()).toMatchObject({ status: 'completed' });
  });
});
