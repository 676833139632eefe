import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import { fixtureModels } from '../../apps/ai-agent/src/testing/fixture-models.js';
import { ModelServer } from '../../apps/ai-agent/src/testing/model-server.js';
import type { PlayedGame } from '../../apps/play/src/series/game-recorder.js';
import { endWithUs } from '../../libs/service/src/testing/index.js';

jest.setTimeout(600_000);

const PLAY = fileURLToPath(new URL('../../dist/apps/play/src/main.js', import.meta.url));
const GAMES = 20;
const SEATS = ['--seat', 'name=Steady,model=openai:steady', '--seat', 'name=Other,model=openai:other'];
const SHORT = ['--mirror', '-n', String(GAMES), '--max-turns', '8', '--concurrency', '2', '--seed', '3'];
const KEPT = ['--transcripts', '--output'];
/** What differs between two runs of the same games. */
const TIMES: ReadonlySet<string> = new Set(['seconds', 'p50_ms', 'p95_ms']);

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

describe('a series of two models', () => {
  let models: ModelServer;
  let folder: string;
  beforeAll(async () => {
    models = await ModelServer.start(fixtureModels);
    folder = await mkdtemp(join(tmpdir(), 'killed-series-'));
  });
  afterAll(async () => {
    await models[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  /** @param until kills it with -9 as soon as that resolves */
  async function play(args: readonly string[], until?: Promise<void>): Promise<Ended> {
    const env = { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...models.environment };
    const child = spawn(process.execPath, [PLAY, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    endWithUs(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    const closed = once(child, 'close');
    if (until !== undefined) {
      await until;
      child.kill('SIGKILL');
    }
    await closed;
    return { code: child.exitCode, output };
  }

  async function recordedIn(output: string): Promise<readonly PlayedGame[]> {
    const text = await readFile(join(folder, output, 'series.jsonl'), 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line.endsWith('}'));
    return lines.slice(1).map((line) => JSON.parse(line) as PlayedGame);
  }

  const gamesIn = async (output: string): Promise<readonly number[]> =>
    (await recordedIn(output)).map(({ index }) => index);

  async function untilPlayed(output: string, count: number): Promise<void> {
    const stop = new AbortController();
    for await (const _ of watch(folder, { recursive: true, signal: stop.signal }))
      if ((await gamesIn(output)).length >= count) return;
  }

  const resultIn = async (output: string): Promise<unknown> =>
    withoutTimes(JSON.parse(await readFile(join(folder, output, 'result.json'), 'utf8')));

  it('that is killed and resumed has each game once, and the table of one that was not', async () => {
    const whole = await play([...SEATS, ...SHORT, ...KEPT, 'whole']);
    expect([whole.code, whole.output]).toEqual([0, expect.stringContaining(`${GAMES} of ${GAMES} games`)]);

    await play([...SEATS, ...SHORT, ...KEPT, 'killed'], untilPlayed('killed', GAMES / 2));
    const before = await gamesIn('killed');
    expect(before.length).toBeGreaterThanOrEqual(GAMES / 2);
    expect(before.length).toBeLessThan(GAMES);
    const resumed = await play([...SEATS, ...SHORT, ...KEPT, 'killed']);
    expect(resumed.code).toBe(0);
    const played = await gamesIn('killed');
    expect(played.toSorted((a, b) => a - b)).toEqual(Array.from({ length: GAMES }, (_, index) => index));
    expect(played.slice(0, before.length)).toEqual(before);
    expect(await resultIn('killed')).toEqual(await resultIn('whole'));
  });

  it('is decided in the same way when it is played again from its transcripts, without a provider', async () => {
    const before = models.asked.length;
    const again = await play(['--replay', 'killed']);
    expect([again.code, again.output]).toEqual([0, `${GAMES} of ${GAMES} games were decided as recorded.\n`]);
    expect(models.asked.length).toBe(before);
  });

  it('has as many lines in its transcripts as its models were asked', async () => {
    for (const { index, decisions } of await recordedIn('whole')) {
      const file = join(folder, 'whole', `transcript-${String(index + 1).padStart(2, '0')}.jsonl`);
      const asked = decisions.reduce((sum, { usage }) => sum + (usage?.attempts ?? 0), 0);
      expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(asked);
    }
  });

  it('of which a transcript was changed is not the same: the game and the decision are named', async () => {
    await cp(join(folder, 'killed'), join(folder, 'forged'), { recursive: true });
    const series = join(folder, 'forged', 'series.jsonl');
    const [settings, ...games] = (await readFile(series, 'utf8')).split('\n');
    const seventh = games.filter((line) => line.startsWith('{"index":6,'));
    await writeFile(series, [settings, ...seventh, ''].join('\n'));
    const file = join(folder, 'forged', 'transcript-07.jsonl');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.includes('\\"a1\\"'));
    lines[at] = (lines[at] ?? '').replace('\\"a1\\"', '\\"a0\\"');
    await writeFile(file, lines.join('\n'));
    const { code, output } = await play(['--replay', 'forged']);
    expect(code).toBe(1);
    expect(output).toMatch(/^0 of 1 games were decided as recorded\.\nGame 7, step \d+, (Steady|Other): choice is/);
  });

  it.each([
    [
      'a personality that nobody has',
      ['--against', 'nobody,chaotic'],
      'nobody is no personality. Known are aggressive,',
    ],
    [
      'a model that no provider serves',
      ['--seat', 'model=groq:llama', '--against', 'chaotic'],
      'No provider serves the model groq:llama. Providers: openai,',
    ],
    [
      'a folder that cannot be written to',
      ['--against', 'chaotic,random', '--save-replays', '/dev/null/x'],
      'no folder',
    ],
    ['a series that is none', ['--replay', 'nowhere'], 'nowhere holds no series'],
    ['a series and its replay', ['--replay', 'whole', '--seed', '3'], '--replay takes no other option'],
    ['other settings than before', [...SEATS, ...SHORT, '--seed', '4', '--output', 'whole'], 'other settings: seed'],
  ])('ends at once, with exit code 2: %s', async (_, args, reason) => {
    const { code, output } = await play(args);
    expect([code, output]).toEqual([2, expect.stringContaining(reason)]);
  });

  it('stops at its budget', async () => {
    const { code, output } = await play([...SEATS, ...SHORT, '--budget-tokens', '1', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(output)).toMatchObject({ stopped: 'budget', games: 2 });
  });
});

function withoutTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimes);
  if (!isJsonObject(value)) return value;
  const kept: JsonObject = Object.fromEntries(Object.entries(value).filter(([name]) => !TIMES.has(name)));
  return Object.fromEntries(Object.entries(kept).map(([name, item]) => [name, withoutTimes(item)]));
}
