import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { transform } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { OwnTable } from '../support/own-table.js';

// Go compiles its standard library when it builds for the first time.
jest.setTimeout(600_000);

const run = promisify(execFile);
const STARTERS = 'examples/agents';
const MOST_LINES = 80;

interface Starter {
  readonly language: string;
  readonly file: string;
  /** Rejects if the toolchain is not installed. */
  readonly check: readonly [string, ...string[]];
  /** The command that runs it; things that it needs for that go into the folder. */
  readonly prepare: (folder: string) => Promise<readonly [string, ...string[]]>;
}

const TYPESCRIPT: Starter = {
  language: 'TypeScript',
  file: `${STARTERS}/typescript/agent.ts`,
  check: [process.execPath, '--version'],
  // What tsx and newer Nodes do: the types are taken out, and the rest is run.
  prepare: async (folder) => {
    const source = await readFile(`${STARTERS}/typescript/agent.ts`, 'utf8');
    const { code } = await transform(source, { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } });
    await writeFile(join(folder, 'agent.mjs'), code);
    return [process.execPath, join(folder, 'agent.mjs')];
  },
};
const PYTHON: Starter = {
  language: 'Python',
  file: `${STARTERS}/python/agent.py`,
  check: ['python3', '--version'],
  prepare: async () => Promise.resolve(['python3', `${STARTERS}/python/agent.py`]),
};
const GO: Starter = {
  language: 'Go',
  file: `${STARTERS}/go/agent.go`,
  check: ['go', 'version'],
  prepare: async (folder) => {
    await run('go', ['build', '-o', join(folder, 'agent'), `${STARTERS}/go/agent.go`]);
    return [join(folder, 'agent')];
  },
};

async function isHere({ check: [command, ...args] }: Starter): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  );
}

const here = new Map(await Promise.all([TYPESCRIPT, PYTHON, GO].map(async (one) => [one, await isHere(one)] as const)));

describe.each([TYPESCRIPT, PYTHON, GO])('the starter in $language', (starter) => {
  it('is short', async () => {
    const lines = (await readFile(starter.file, 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThan(MOST_LINES);
  });

  const describeWhereItRuns = here.get(starter) === true ? describe : describe.skip;
  describeWhereItRuns('where its toolchain is installed', () => {
    let folder: string;
    let agent: ChildProcess | undefined;
    let url: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'starter-'));
      const [command, ...args] = await starter.prepare(folder);
      const started = spawn(command, args, {
        env: { ...process.env, PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      agent = started;
      endWithUs(started);
      const [line] = (await once(createInterface(started.stdout), 'line')) as [string];
      url = line.replace('listening on ', '').replace('localhost', '127.0.0.1');
    });
    afterAll(async () => {
      if (agent !== undefined) {
        agent.kill();
        await once(agent, 'exit');
      }
      await rm(folder, { recursive: true });
    });

    it('plays a whole game, and nothing that it answers is refused', async () => {
      await using table = await OwnTable.around(url);
      const { log } = await table.play({ seed: 5, max_turns: 60 });
      const decisions = log.filter(({ event }) => event === 'agent:decision');
      expect(decisions.length).toBeGreaterThan(60);
      expect(new Set(decisions.map(({ payload }) => payload['source']))).toEqual(new Set(['agent']));
      expect(log.filter(({ event }) => event === 'agent:error' || event === 'turn:timeout')).toEqual([]);
      expect(log.some(({ event }) => event === 'property:purchased')).toBe(true);
    });
  });
});
