import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import { DatabaseUnavailable, EngineFailure } from '../ports/index.js';
import type { GameSession, StepPhase } from '../domain/session.js';
import type { FakeEngineOptions } from '../../engine-client/testing/index.js';
import { LoopHarness } from '../testing/loop-harness.js';

/** The game as a crash in the middle of its first step left it. */
function crashedAt(stage: StepPhase): (session: GameSession) => GameSession {
  return (session) => {
    const seatId = session.seats[0]?.id ?? '';
    const at = stage.name === 'asked' ? { ...stage, question: { ...stage.question, seatId } } : { ...stage, seatId };
    const turn = { key: '1:0', number: 1, seatId, steps: 0 };
    return { ...session, status: 'running', stage: at, pausing: false, seq: 3, turn, turnCount: 1 };
  };
}

const ASKED: StepPhase = {
  name: 'asked',
  question: { seatId: '', phase: 'pre_roll', validActions: [{ type: 'roll_dice' }] },
  deadline: '2020-01-01T00:00:00.000Z',
};

describe('a step', () => {
  it('asks, writes the decision down, executes it under the step’s key, and emits what it did', async () => {
    await using harness = await LoopHarness.set();
    const id = await harness.game();
    await harness.run(id);
    await harness.until('game:ended');
    expect(harness.names().slice(0, 7)).toEqual([
      'game:started',
      'turn:start',
      'agent:thinking',
      'agent:decision',
      'dice:rolled',
      'player:moved',
      'turn:action',
    ]);
    expect(harness.engine.orders.map(({ idempotencyKey }) => idempotencyKey).slice(0, 2)).toEqual([
      `${id}:1`,
      `${id}:2`,
    ]);
    const numbers = harness.changes.flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('needs no further engine call where the answer carries state and actions', async () => {
    await using harness = await LoopHarness.set({ answersRichly: true });
    let reads = 0;
    const { engine } = harness;
    const readState = engine.readState.bind(engine);
    engine.readState = (...args) => {
      reads += 1;
      return readState(...args);
    };
    await harness.run(await harness.game());
    await harness.until('game:ended');
    expect(reads).toBe(1);
  });

  it('ends at full speed with the question of the next one, in one commit', async () => {
    await using harness = await LoopHarness.set({ answersRichly: true });
    await harness.run(await harness.game());
    await harness.until('game:ended');
    const commits = harness.changes.map(({ events }) => events.map(({ event }) => event));
    const done = commits.filter((events) => events.includes('turn:action'));
    expect(done.slice(0, -1).every((events) => events.at(-1) === 'agent:thinking')).toBe(true);
    expect(done.at(-1)?.at(-1)).toBe('game:ended');
    // The time that the seat was promised is the time that its agent gets.
    expect(harness.agent.asks.every(({ timeoutMs }) => timeoutMs <= 30_000)).toBe(true);
  });

  it.each<[string, FakeEngineOptions]>([
    ['at a speed with rests', { answersRichly: true }],
    ['where the engine has to be asked first', {}],
  ])('asks the next seat in a commit of its own %s', async (name, options) => {
    await using harness = await LoopHarness.set(options);
    await harness.run(await harness.game(name.includes('rests') ? 'normal' : 'instant'));
    await harness.until('turn:action');
    expect(harness.changes.at(-1)?.events.at(-1)?.event).not.toBe('agent:thinking');
  });

  it('that a crash left open is asked again, with the full time and emits nothing twice', async () => {
    await using harness = await LoopHarness.set();
    await harness.run(await harness.game('instant', crashedAt(ASKED)));
    await harness.until('turn:action');
    expect(harness.names()[0]).toBe('agent:decision');
    expect(harness.changes[0]?.events[0]?.seq).toBe(4);
    expect(harness.agent.asks[0]?.timeoutMs).toBeGreaterThan(29_000);
  });

  it('that was decided before a crash is executed, not asked again', async () => {
    await using harness = await LoopHarness.set();
    const id = await harness.game('instant', crashedAt({ name: 'decided', seatId: '', action: { type: 'roll_dice' } }));
    await harness.run(id);
    await harness.until('turn:end');
    expect(harness.engine.orders[0]).toMatchObject({
      idempotencyKey: `${id}:1`,
      request: { action: { type: 'roll_dice' } },
    });
    expect(harness.agent.asks).toHaveLength(harness.engine.orders.length - 1);
  });

  it('that a crash cut off is executed, or asked again, with every field of the offer', async () => {
    const offer = { type: 'roll_dice', action_id: 7, column: [0.5, null], show: { glyph: '●' } };
    const { show: _show, ...action } = offer;
    await using decided = await LoopHarness.set();
    await decided.run(await decided.game('instant', crashedAt({ name: 'decided', seatId: '', action })));
    await decided.until('turn:action');
    await using asked = await LoopHarness.set();
    asked.agent.next('hang');
    const question = { seatId: '', phase: 'pre_roll', validActions: [offer] };
    const left = crashedAt({ name: 'asked', question, deadline: '2020-01-01T00:00:00.000Z' });
    await asked.run(await asked.game('instant', (session) => ({ ...left(session), turnTimeout: 0.05 })));
    await asked.until('turn:action');
    for (const { engine } of [decided, asked]) expect(engine.orders[0]?.request.action).toEqual(action);
  });

  it('is dropped with its agent’s request when the game is stopped while its agent thinks', async () => {
    await using harness = await LoopHarness.set();
    harness.agent.next('hang');
    const id = await harness.game();
    await harness.run(id);
    await harness.until('agent:thinking');
    while (harness.agent.asks.length === 0) await setImmediate();
    await harness.control.stop(id);
    expect(harness.names().at(-1)).toBe('game:stopped');
    expect(harness.agent.asks[0]?.signal.aborted).toBe(true);
  });

  it('that breaks for a reason of ours fails the game in the end, with a reason', async () => {
    await using harness = await LoopHarness.set();
    harness.agent.decide = () => Promise.reject(new Error('a bug'));
    const id = await harness.game();
    await harness.run(id);
    await harness.until('game:error');
    expect(await harness.store.find(id)).toMatchObject({ status: 'failed', code: 'internal_error' });
  });
});

describe('a store that is away', () => {
  it('is waited for, however long, and no game is given up', async () => {
    await using harness = await LoopHarness.set();
    const id = await harness.game();
    const { store } = harness;
    const update = store.update.bind(store);
    let refusals = 8;
    store.update = async (...args) => {
      refusals -= 1;
      if (refusals > 0) throw new DatabaseUnavailable('no answer');
      return update(...args);
    };
    await harness.run(id);
    await harness.until('game:ended');
    expect(harness.names()).not.toContain('game:error');
  });
});

describe('an engine that is away', () => {
  it('pauses the game, and it goes on by itself with what was decided', async () => {
    await using harness = await LoopHarness.set();
    harness.engine.nextExecutions(new EngineFailure('away', 'no answer'));
    const id = await harness.game();
    await harness.run(id);
    await harness.until('game:resumed');
    await harness.until('game:ended');
    expect(harness.names().filter((name) => name === 'agent:decision')).toHaveLength(12);
    expect(harness.engine.orders.slice(0, 2).map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      `${id}:1`,
      `${id}:1`,
    ]);
  });

  it('is not waited for by a game that an operator pauses meanwhile', async () => {
    await using harness = await LoopHarness.set();
    const id = await harness.game();
    harness.engine.is('away');
    await harness.run(id);
    await harness.until('game:paused');
    await harness.control.pause(id);
    harness.engine.is('well');
    const stepped = await harness.control.step(id);
    expect(stepped).toMatchObject({ status: 'paused', by: 'operator', step: 2 });
    expect(harness.names()).not.toContain('game:resumed');
  });

  it('makes a single step impossible, with that refusal', async () => {
    await using harness = await LoopHarness.set();
    const id = await harness.game('slow');
    await harness.run(id);
    await harness.until('turn:action');
    await harness.control.pause(id);
    harness.engine.is('away');
    const refused = await harness.control.step(id);
    expect(isRefusal(refused) && refused.refused).toBe('engine_unavailable');
    expect(await harness.store.find(id)).toMatchObject({ status: 'paused', stepping: false });
  });
});
