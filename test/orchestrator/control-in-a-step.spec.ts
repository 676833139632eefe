import { describe, expect, it } from '@jest/globals';
import type { NumberedEvent } from '#libs/protocol';
import { type RawSpectator, stepOrderViolations } from '../fixtures/raw-spectator.js';
import type { AgentBehaviour } from '../fixtures/third-party-agent.js';
import { gameIn } from '../support/game-in-status.js';
import { Table } from '../support/table.js';

/** The first question is answered in this way, all others sensibly and at once. */
function firstChunk(behaviour: AgentBehaviour): Promise<Table> {
  return Table.set({ agent: ({ nth }) => (nth === 1 ? behaviour : 'sensible') });
}

/** A watched game whose first question has reached the agent, and is not answered yet. */
async function whileThinking(table: Table): ReturnType<Table['watchedGame']> {
  const asked = table.agent.arrival();
  const game = await table.watchedGame();
  await asked;
  return game;
}

function names(events: readonly { readonly event: string }[]): string[] {
  return events.map(({ event }) => event);
}

/** Nothing more comes: another game is played to its end meanwhile. */
async function expectNothingAfter(table: Table, last: string, id: string, spectator: RawSpectator): Promise<void> {
  const { spectator: elsewhere } = await table.watchedGame();
  await elsewhere.until(({ event }) => event === 'game:ended');
  expect(spectator.of(id).at(-1)?.event).toBe(last);
  expect((await table.rest.events(id)).at(-1)?.event).toBe(last);
  expect(stepOrderViolations(spectator.of(id))).toEqual([]);
}

describe('while an agent is asked', () => {
  it('a pause waits for the end of the step, and is answered then', async () => {
    await using table = await firstChunk({ lateMs: 300 });
    const { id, spectator } = await whileThinking(table);

    const { status, body } = await table.rest.control(id, 'pause');

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'paused', step: 1 });
    expect(body).not.toHaveProperty('pausing');
    await spectator.until(({ event }) => event === 'game:paused');
    await expectNothingAfter(table, 'game:paused', id, spectator);
    expect(names(spectator.of(id)).filter((event) => event === 'turn:action')).toHaveLength(1);
  });

  it('a pause that is long in coming is answered before it comes', async () => {
    await using table = await firstChunk({ lateMs: 4_800 });
    const { id, spectator } = await whileThinking(table);

    const { status, body } = await table.rest.control(id, 'pause');

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'running', pausing: true });
    await spectator.until(({ event }) => event === 'game:paused');
    expect(await table.rest.game(id)).toMatchObject({ status: 'paused', step: 1 });
  });

  it('a pause that is taken back never happens', async () => {
    await using table = await firstChunk({ lateMs: 300 });
    const { id, spectator } = await whileThinking(table);
    const paused = table.rest.control(id, 'pause');
    await expectPausing(table, id);

    const resumed = await table.rest.control(id, 'resume');

    expect(resumed.body).toMatchObject({ status: 'running' });
    expect(resumed.body).not.toHaveProperty('pausing');
    await spectator.until(({ event }) => event === 'game:ended');
    expect((await paused).status).toBe(200);
    expect(names(spectator.of(id))).not.toContain('game:paused');
    expect(names(spectator.of(id))).not.toContain('game:resumed');
    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
  });

  it('a stop drops the decision: its request is aborted, and nothing follows', async () => {
    await using table = await firstChunk('hang');
    const asked = table.agent.arrival();
    const { id, spectator } = await table.watchedGame();
    const call = await asked;

    const { body } = await table.rest.control(id, 'stop');

    expect(body).toMatchObject({ status: 'stopped', step: 0 });
    expect(await call.aborted).toBe(true);
    await spectator.until(({ event }) => event === 'game:stopped');
    await expectNothingAfter(table, 'game:stopped', id, spectator);
    expect(table.engine.executed.filter(({ gameId }) => gameId === id)).toEqual([]);
  });

  it('a stop overtakes a pause that was waiting', async () => {
    await using table = await firstChunk('hang');
    const { id, spectator } = await whileThinking(table);
    const paused = table.rest.control(id, 'pause');
    await expectPausing(table, id);

    expect((await table.rest.control(id, 'stop')).body.status).toBe('stopped');

    expect((await paused).body.status).toBe('stopped');
    await spectator.until(({ event }) => event === 'game:stopped');
    expect(names(spectator.of(id))).not.toContain('game:paused');
  });

  it('two clients who ask for a step at once get one step', async () => {
    await using table = await Table.set({ agent: ({ nth }) => (nth === 2 ? { lateMs: 300 } : 'sensible') });
    const { game_id: id, step } = await gameIn('paused', table);

    const answers = await Promise.all([table.rest.control(id, 'step'), table.rest.control(id, 'step')]);

    for (const { body } of answers) expect(body).toMatchObject({ status: 'paused', step: step + 1 });
    expect(table.engine.executed).toHaveLength(step + 1);
  });

  it('a resume in a single step lets the game go on after it', async () => {
    await using table = await Table.set({ agent: ({ nth }) => (nth === 2 ? { lateMs: 300 } : 'sensible') });
    const { game_id: id } = await gameIn('paused', table);
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    await table.rest.control(id, 'speed', { speed: 'instant' });
    const asked = table.agent.arrival();
    const step = table.rest.control(id, 'step');
    await asked;

    expect((await table.rest.control(id, 'resume')).body).toMatchObject({ status: 'running' });

    expect((await step).status).toBe(200);
    await spectator.until(({ event }) => event === 'game:ended');
    expect(names(spectator.of(id)).filter((event) => event === 'game:resumed')).toHaveLength(1);
    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
  });
});

/** Waits until the pause that was asked for is written down. */
async function expectPausing(table: Table, id: string): Promise<void> {
  const seen = await table.rest.game(id);
  if (seen.pausing !== true) await expectPausing(table, id);
}

describe('in the middle of an action', () => {
  it('a stop does not wait for the engine, and its answer is not emitted', async () => {
    await using table = await Table.set();
    table.engine.inject('hang', 'action', 1);
    const asked = table.engine.arrival('action');
    const { id, spectator } = await table.watchedGame();
    await asked;

    expect((await table.rest.control(id, 'stop')).body.status).toBe('stopped');

    await spectator.until(({ event }) => event === 'game:stopped');
    await expectNothingAfter(table, 'game:stopped', id, spectator);
  });
});

/** Milliseconds between the first action and the question after it. */
async function restAfterFirstAction(table: Table, id: string): Promise<number> {
  const events = await table.rest.events(id);
  const index = events.findIndex(({ event }) => event === 'turn:action');
  const next = events.slice(index).find(({ event }) => event === 'agent:thinking');
  return timeOf(next) - timeOf(events[index]);
}

function timeOf(event: NumberedEvent | undefined): number {
  return Date.parse(event?.at ?? '');
}

describe('in the middle of a delay', () => {
  const CHANGES = [
    { from: 'watch', to: 'instant', atLeast: 0, below: 5_000 },
    { from: 'normal', to: 'fast', atLeast: 450, below: 1_800 },
    { from: 'fast', to: 'normal', atLeast: 1_950, below: 4_500 },
  ];

  it.each(CHANGES)('a change from $from to $to counts for that delay', async ({ from, to, atLeast, below }) => {
    await using table = await Table.set();
    const { id, spectator } = await table.watchedGame({ speed: from });
    await spectator.until(({ event }) => event === 'turn:action');

    await table.rest.control(id, 'speed', { speed: to });

    const isNext = ({ event }: { event: string }): boolean => event === 'agent:thinking';
    const first = spectator.received.find(isNext);
    await spectator.until((received) => isNext(received) && received !== first);
    const rest = await restAfterFirstAction(table, id);
    expect(rest).toBeGreaterThanOrEqual(atLeast);
    expect(rest).toBeLessThan(below);
  });

  it('a change to instant ends all delays: the game plays to its end', async () => {
    await using table = await Table.set();
    const { id, spectator } = await table.watchedGame({ speed: 'watch' });
    await spectator.until(({ event }) => event === 'turn:action');
    expect(await spectator.setSpeed(id, 'instant')).toMatchObject({ success: true });
    await spectator.until(({ event }) => event === 'game:ended', 5_000);
    expect(names(spectator.of(id)).filter((event) => event === 'game:speed')).toHaveLength(1);
    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
  });

  it('of several changes the last counts, and each is emitted', async () => {
    await using table = await Table.set();
    const { id, spectator } = await table.watchedGame({ speed: 'watch' });
    await spectator.until(({ event }) => event === 'turn:action');
    for (const speed of ['slow', 'normal', 'watch', 'instant']) await table.rest.control(id, 'speed', { speed });
    await spectator.until(({ event }) => event === 'game:ended', 5_000);
    const speeds = spectator.of(id).filter(({ event }) => event === 'game:speed');
    expect(speeds.map(({ payload }) => payload['speed'])).toEqual(['slow', 'normal', 'watch', 'instant']);
  });
});
