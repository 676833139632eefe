import { describe, expect, it } from '@jest/globals';
import type { AgentUsage } from '#libs/protocol';
import { LoopHarness } from '../testing/loop-harness.js';

const FIRST: AgentUsage = { model: 'first', input_tokens: 10, latency_ms: 7, time_to_first_token_ms: 3 };
const SECOND: AgentUsage = { model: 'second', input_tokens: 1, latency_ms: 2, time_to_first_token_ms: 1 };
const ILLEGAL = { kind: 'answered', response: { action: { type: 'fly' }, usage: FIRST } } as const;

async function firstDecision(harness: LoopHarness): Promise<object | undefined> {
  await harness.run(await harness.game('slow'));
  await harness.until('agent:decision');
  const events = harness.changes.flatMap(({ events: emitted }) => emitted);
  return events.find(({ event }) => event === 'agent:decision')?.payload;
}

describe('what two attempts at one decision cost', () => {
  it('adds up, with the words of the second and the first token of the first', async () => {
    await using harness = await LoopHarness.set();
    const legal = { kind: 'answered', response: { action: { type: 'roll_dice' }, usage: SECOND } } as const;
    harness.agent.next(ILLEGAL, legal);
    expect(await firstDecision(harness)).toMatchObject({
      source: 'corrected',
      usage: { model: 'second', input_tokens: 11, latency_ms: 9, time_to_first_token_ms: 3 },
    });
  });

  it.each([
    ['is not valid either', { ...ILLEGAL, response: { ...ILLEGAL.response, usage: SECOND } }],
    ['fails', { kind: 'failed', code: 'agent_bad_answer', error: 'no', usage: SECOND }],
  ] as const)('adds up also where the second %s', async (_, second) => {
    await using harness = await LoopHarness.set();
    harness.agent.next(ILLEGAL, second);
    expect(await firstDecision(harness)).toMatchObject({
      source: 'default',
      usage: { model: 'second', input_tokens: 11, time_to_first_token_ms: 3 },
    });
  });
});

describe('a step that the engine refused', () => {
  it('is written down before anybody is asked again', async () => {
    await using harness = await LoopHarness.set();
    harness.engine.nextExecutions({ kind: 'refused', message: 'Not today.', code: undefined });
    const id = await harness.game();
    const { store } = harness;
    const update = store.update.bind(store);
    const order: string[] = [];
    store.update = async (gameId, decide) => {
      const outcome = await update(gameId, decide);
      // A slow database: whatever does not wait for it runs ahead.
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
      order.push('committed');
      return outcome;
    };
    const readState = harness.engine.readState.bind(harness.engine);
    harness.engine.readState = (...args) => {
      order.push('read');
      return readState(...args);
    };
    await harness.run(id);
    await harness.until('turn:action', 2);
    // Begun; the table read, the question and the decision; the refusal; and the same again.
    expect(order.slice(0, 6)).toEqual(['committed', 'read', 'committed', 'committed', 'committed', 'read']);
    expect(harness.agent.asks[1]?.request.last_error).toBe('Not today.');
  });
});

describe('why the engine refused an action', () => {
  it('is not sent to another player, who is asked next', async () => {
    await using harness = await LoopHarness.set();
    const { engine } = harness;
    engine.nextExecutions({ kind: 'refused', message: 'You hold the ace.', code: undefined });
    const id = await harness.game();
    const readActions = engine.readActions.bind(engine);
    let asked = 0;
    engine.readActions = async (...args) => {
      asked += 1;
      const read = await readActions(...args);
      const { players } = await engine.readState(...args);
      return read && { ...read, player_id: players[asked % players.length]?.id ?? null };
    };
    await harness.run(id);
    await harness.until('turn:action', 2);
    const [first, second] = harness.agent.asks.map(({ request }) => request);
    expect(first?.player_id).not.toBe(second?.player_id);
    expect(second).not.toHaveProperty('last_error');
  });
});

describe('an action with invisible characters', () => {
  it('is shown without them, and goes to the engine as it offered it', async () => {
    await using harness = await LoopHarness.set();
    const { engine } = harness;
    const readActions = engine.readActions.bind(engine);
    engine.readActions = async (...args) => {
      const read = await readActions(...args);
      return read && { ...read, actions: read.actions.map((action) => ({ ...action, words: ['a\u202eb\u0000'] })) };
    };
    await harness.run(await harness.game('slow'));
    await harness.until('turn:action');
    const events = harness.changes.flatMap(({ events: emitted }) => emitted);
    const shown = events.filter(({ event }) => event === 'agent:decision' || event === 'turn:action');
    expect(shown.map(({ payload }) => payload)).toMatchObject([
      { action: { words: ['ab'] } },
      { action: { words: ['ab'] } },
    ]);
    expect(engine.orders[0]?.request.action['words']).toEqual(['a\u202eb\u0000']);
  });
});
