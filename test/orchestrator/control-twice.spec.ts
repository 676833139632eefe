import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stepOrderViolations } from '../fixtures/raw-spectator.js';
import { gameIn, lifecycleAfter, type ReachableStatus } from '../support/game-in-status.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

interface Command {
  readonly command: string;
  readonly body?: object;
}

interface Twice extends Command {
  readonly from: ReachableStatus;
  readonly becomes: string;
  readonly emitted: readonly string[];
}

const PAUSE: Command = { command: 'pause' };
const RESUME: Command = { command: 'resume' };
const STEP: Command = { command: 'step' };
const STOP: Command = { command: 'stop' };
const SLOW: Command = { command: 'speed', body: { speed: 'slow' } };
const FAST: Command = { command: 'speed', body: { speed: 'fast' } };

/** The second time changes nothing and emits nothing. */
const TWICE: readonly Twice[] = [
  { ...PAUSE, from: 'running', becomes: 'paused', emitted: ['game:paused'] },
  { ...RESUME, from: 'paused', becomes: 'running', emitted: ['game:resumed'] },
  { ...RESUME, from: 'failed', becomes: 'running', emitted: ['game:resumed'] },
  { ...STOP, from: 'running', becomes: 'stopped', emitted: ['game:stopped'] },
  { ...STOP, from: 'paused', becomes: 'stopped', emitted: ['game:stopped'] },
  { ...STOP, from: 'failed', becomes: 'stopped', emitted: ['game:stopped'] },
  { ...SLOW, from: 'running', becomes: 'running', emitted: ['game:speed'] },
  { ...SLOW, from: 'paused', becomes: 'paused', emitted: ['game:speed'] },
];

interface AtOnce {
  readonly commands: readonly [Command, Command];
  readonly from: ReachableStatus;
  /** The one status that it can end in, however the two are ordered. */
  readonly becomes: string;
  /** The ways in which it can be sent. */
  readonly emitted: readonly string[];
}

/** What contradicts each other may be done in either order, but in one. */
const CONTRADICTIONS: readonly AtOnce[] = [
  {
    commands: [STOP, PAUSE],
    from: 'running',
    becomes: 'stopped',
    emitted: ['game:stopped', 'game:paused game:stopped'],
  },
  {
    commands: [STOP, RESUME],
    from: 'paused',
    becomes: 'stopped',
    emitted: ['game:stopped', 'game:resumed game:stopped'],
  },
  {
    commands: [STOP, RESUME],
    from: 'failed',
    becomes: 'stopped',
    emitted: ['game:stopped', 'game:resumed game:stopped'],
  },
  { commands: [STOP, STEP], from: 'paused', becomes: 'stopped', emitted: ['game:stopped'] },
  { commands: [STOP, SLOW], from: 'running', becomes: 'stopped', emitted: ['game:stopped', 'game:speed game:stopped'] },
  {
    commands: [PAUSE, SLOW],
    from: 'running',
    becomes: 'paused',
    emitted: ['game:paused game:speed', 'game:speed game:paused'],
  },
  { commands: [SLOW, FAST], from: 'running', becomes: 'running', emitted: ['game:speed game:speed'] },
];

describe('two commands', () => {
  let table: Table;
  let other: RestClient;

  beforeAll(async () => {
    table = await Table.set();
    other = new RestClient(table.orchestrator.url);
  });

  afterAll(() => table[Symbol.asyncDispose]());

  describe('of the same kind, to a game that is', () => {
    it.each(TWICE)('$from: $command one after the other', async ({ from, command, body, becomes, emitted }) => {
      const before = await gameIn(from, table);
      for (const client of [table.rest, other]) {
        const answer = await client.control(before.game_id, command, body);
        expect(answer).toMatchObject({ status: 200, body: { status: becomes } });
      }
      expect(await lifecycleAfter(table, before)).toEqual(emitted);
    });

    it.each(TWICE)('$from: $command at once', async ({ from, command, body, becomes, emitted }) => {
      const before = await gameIn(from, table);
      const answers = await Promise.all(
        [table.rest, other].map((client) => client.control(before.game_id, command, body)),
      );
      for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { status: becomes } });
      expect(await lifecycleAfter(table, before)).toEqual(emitted);
    });

    it('paused: step one after the other does two steps', async () => {
      const before = await gameIn('paused', table);
      await table.rest.control(before.game_id, 'step');
      const { body } = await other.control(before.game_id, 'step');
      expect(body).toMatchObject({ status: 'paused', step: before.step + 2 });
    });
  });

  it.each(CONTRADICTIONS)(
    'to a game that is $from: $commands at once',
    async ({ commands, from, becomes, emitted }) => {
      const before = await gameIn(from, table);
      const [one, two] = commands;
      const answers = await Promise.all([
        table.rest.control(before.game_id, one.command, one.body),
        other.control(before.game_id, two.command, two.body),
      ]);
      expect(answers[0].status).toBe(200);
      expect([200, 409]).toContain(answers[1].status);
      expect((await table.rest.game(before.game_id)).status).toBe(becomes);
      expect(emitted).toContain((await lifecycleAfter(table, before)).join(' '));
    },
  );

  it('for two speeds at once, by REST and by socket, leave the one that was emitted last', async () => {
    const before = await gameIn('running', table);
    const spectator = await table.spectator();
    await spectator.join(before.game_id);
    const [byRest, bySocket] = await Promise.all([
      table.rest.control(before.game_id, 'speed', { speed: 'slow' }),
      spectator.setSpeed(before.game_id, 'normal'),
    ]);
    expect(byRest.status).toBe(200);
    expect(bySocket).toMatchObject({ success: true });
    const emitted = (await table.rest.events(before.game_id)).filter(({ event }) => event === 'game:speed');
    expect(emitted).toHaveLength(2);
    expect(emitted.at(-1)?.payload).toEqual({ speed: (await table.rest.game(before.game_id)).speed });
  });
});

describe('to resume and to pause at once, again and again', () => {
  it('loses no step and emits everything once', async () => {
    await using table = await Table.set({ engine: { turns: 40 } });
    const { game_id: id } = await gameIn('paused', table);
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    await table.rest.control(id, 'speed', { speed: 'instant' });
    for (let round = 1; round <= 10; round += 1) {
      const answers = await Promise.all([table.rest.control(id, 'resume'), table.rest.control(id, 'pause')]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    }
    await table.rest.control(id, 'resume');
    await spectator.until(({ event }) => event === 'game:ended');

    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
    const emitted = spectator.of(id).filter(({ event }) => event === 'game:paused' || event === 'game:resumed');
    // One cannot be emitted twice without the other between.
    expect(emitted.map(({ event }) => event)).toEqual(
      emitted.map((_, index) => (index % 2 ? 'game:resumed' : 'game:paused')),
    );
    const actions = spectator.of(id).filter(({ event }) => event === 'turn:action');
    expect(actions).toHaveLength(table.engine.executed.length);
  });
});
