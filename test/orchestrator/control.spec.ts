import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gameIn, lifecycleAfter, type ReachableStatus, STATUSES } from '../support/game-in-status.js';
import { problemIn } from '../support/problem.js';
import { rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';

/** A command that is carried out: the status that the game has then, and the events that it emits. */
interface Done {
  readonly command: string;
  readonly from: ReachableStatus;
  readonly becomes: string;
  readonly emitted: readonly string[];
}

const DONE: readonly Done[] = [
  { command: 'pause', from: 'running', becomes: 'paused', emitted: ['game:paused'] },
  { command: 'pause', from: 'paused', becomes: 'paused', emitted: [] },
  { command: 'resume', from: 'running', becomes: 'running', emitted: [] },
  { command: 'resume', from: 'paused', becomes: 'running', emitted: ['game:resumed'] },
  { command: 'resume', from: 'failed', becomes: 'running', emitted: ['game:resumed'] },
  { command: 'step', from: 'paused', becomes: 'paused', emitted: [] },
  { command: 'stop', from: 'running', becomes: 'stopped', emitted: ['game:stopped'] },
  { command: 'stop', from: 'paused', becomes: 'stopped', emitted: ['game:stopped'] },
  { command: 'stop', from: 'failed', becomes: 'stopped', emitted: ['game:stopped'] },
  { command: 'stop', from: 'stopped', becomes: 'stopped', emitted: [] },
  { command: 'speed', from: 'running', becomes: 'running', emitted: ['game:speed'] },
  { command: 'speed', from: 'paused', becomes: 'paused', emitted: ['game:speed'] },
  { command: 'speed', from: 'failed', becomes: 'failed', emitted: ['game:speed'] },
];

interface Refused {
  readonly command: string;
  readonly from: ReachableStatus;
  readonly code: string;
}

const REFUSED: readonly Refused[] = [
  { command: 'pause', from: 'completed', code: 'game_completed' },
  { command: 'pause', from: 'stopped', code: 'game_stopped' },
  { command: 'pause', from: 'failed', code: 'game_failed' },
  { command: 'resume', from: 'completed', code: 'game_completed' },
  { command: 'resume', from: 'stopped', code: 'game_stopped' },
  { command: 'step', from: 'running', code: 'game_not_paused' },
  { command: 'step', from: 'completed', code: 'game_completed' },
  { command: 'step', from: 'stopped', code: 'game_stopped' },
  { command: 'step', from: 'failed', code: 'game_failed' },
  { command: 'stop', from: 'completed', code: 'game_completed' },
  { command: 'speed', from: 'completed', code: 'game_completed' },
  { command: 'speed', from: 'stopped', code: 'game_stopped' },
];

function isSpeed({ command }: { readonly command: string }): boolean {
  return command === 'speed';
}

describe('a command', () => {
  let table: Table;

  beforeAll(async () => {
    table = await Table.set();
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it('is tried from every status', () => {
    const tried = [...DONE, ...REFUSED].map(({ command, from }) => `${command} ${from}`);
    const all = ['pause', 'resume', 'step', 'stop', 'speed'].flatMap((name) =>
      STATUSES.map((from) => `${name} ${from}`),
    );
    expect(new Set(tried)).toEqual(new Set(all));
  });

  it.each(DONE)('$command, to a game that is $from, is done', async ({ command, from, becomes, emitted }) => {
    const before = await gameIn(from, table);
    expect(before.status).toBe(from);

    const answer = await table.rest.control(
      before.game_id,
      command,
      command === 'speed' ? { speed: 'slow' } : undefined,
    );

    expect(answer).toMatchObject({ status: 200, body: { game_id: before.game_id, status: becomes } });
    expect((await table.rest.game(before.game_id)).status).toBe(becomes);
    expect(await lifecycleAfter(table, before)).toEqual(emitted);
  });

  it.each(REFUSED)('$command, to a game that is $from, is refused: $code', async ({ command, from, code }) => {
    const before = await gameIn(from, table);
    const path = `/games/${before.game_id}/${command}`;
    const body = command === 'speed' ? { body: '{"speed":"slow"}' } : {};

    const answer = await rawRequest(table.orchestrator.url, { method: 'POST', path, ...body });

    expect(problemIn(answer)).toEqual({ status: 409, code, paths: [] });
    expect(await table.rest.game(before.game_id)).toEqual(before);
  });

  it.each(DONE.filter(isSpeed))('set_speed by socket, to a game that is $from, is done', async ({ from, emitted }) => {
    const before = await gameIn(from, table);
    const spectator = await table.spectator();

    const answer = await spectator.setSpeed(before.game_id, 'slow');

    expect(answer).toEqual({ success: true, game_id: before.game_id, speed: 'slow' });
    expect(await table.rest.game(before.game_id)).toMatchObject({ status: from, speed: 'slow' });
    expect(await lifecycleAfter(table, before)).toEqual(emitted);
  });

  it.each(REFUSED.filter(isSpeed))(
    'set_speed by socket, to a game that is $from, is refused',
    async ({ from, code }) => {
      const before = await gameIn(from, table);
      const spectator = await table.spectator();

      const answer = await spectator.setSpeed(before.game_id, 'slow');

      expect(answer).toEqual({ success: false, code, error: expect.stringMatching(/./) });
      expect(await table.rest.game(before.game_id)).toEqual(before);
    },
  );

  it.each(['running', 'paused', 'failed'] as const)('for the speed that a %s game has does nothing', async (status) => {
    const before = await gameIn(status, table);
    const { status: answered, body } = await table.rest.control(before.game_id, 'speed', { speed: before.speed });
    expect(answered).toBe(200);
    expect(body).toMatchObject({ status, speed: before.speed, seq: before.seq });
    const spectator = await table.spectator();
    expect(await spectator.setSpeed(before.game_id, before.speed)).toMatchObject({ success: true });
    expect(await lifecycleAfter(table, before)).toEqual([]);
  });

  it('to step runs exactly one step', async () => {
    const before = await gameIn('paused', table);
    // Games of other tests still run.
    const executed = (): number => table.engine.executed.filter(({ gameId }) => gameId === before.game_id).length;
    const earlier = executed();

    const { body: after } = await table.rest.control(before.game_id, 'step');

    expect(after).toMatchObject({ status: 'paused', step: before.step + 1, is_running: false });
    expect(after).not.toHaveProperty('stepping');
    expect(executed()).toBe(earlier + 1);
    const emitted = (await table.rest.events(before.game_id)).filter(({ seq }) => seq > before.seq);
    expect(emitted.filter(({ event }) => event === 'turn:action')).toHaveLength(1);
    expect(after.seq).toBe(before.seq + emitted.length);
  });

  it('to resume revives a failed game, which then plays to its end', async () => {
    const { game_id: id, error } = await gameIn('failed', table);
    expect(error).toMatch(/./);
    await table.rest.control(id, 'speed', { speed: 'instant' });
    await table.rest.control(id, 'resume');
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended');
    expect((await table.rest.game(id)).error).toBeNull();
    expect(spectator.of(id).filter(({ event }) => event === 'game:resumed')).toHaveLength(1);
  });
});
