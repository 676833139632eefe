import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rmdir, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { endWithUs } from './leash.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const LOADER = './libs/database/src/testing/typescript.mjs';
const LEASH = './libs/service/src/testing/leash.ts';

/** A program that starts another one, which could print to the same place and ends in a minute by itself, prints its id, and waits. */
function owner(command: string, options: string, leash: string): string {
  return `
    import { spawn } from 'node:child_process';
    import { endWithUs } from '${LEASH}';
    const stdio = ['ignore', 'inherit', 'inherit'];
    endWithUs(spawn(${command}, { stdio, ...${options} }), ${leash});
    process.stdout.write('leashed\\n');
    setInterval(() => {}, 1_000);`;
}

const SLEEP = `'sleep', ['60']`;
const SHELL = `'sh', ['-c', 'sleep 60 & sleep 60']`;

async function running(program: string): Promise<ChildProcess> {
  const args = ['--import', LOADER, '--input-type=module', '--eval', program];
  const started = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(createInterface(started.stdout), 'line');
  return started;
}

describe('a process on a leash', () => {
  it.each([
    { it: 'a process', program: owner(SLEEP, '{}', '{}'), signal: 'SIGKILL' },
    { it: 'a process', program: owner(SLEEP, '{}', '{}'), signal: 'SIGTERM' },
    { it: 'a process', program: owner(SLEEP, '{}', `{ signal: 'SIGQUIT' }`), signal: 'SIGINT' },
    { it: 'a group', program: owner(SHELL, '{ detached: true }', '{ asGroup: true }'), signal: 'SIGKILL' },
  ] as const)('ends with the process that started it: $it, $signal', async ({ program, signal }) => {
    const started = await running(program);
    started.kill(signal);
    // Closed once nobody is left who could print.
    expect(await once(started, 'close')).toEqual([null, signal]);
  });

  it('takes its folder with it', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'leash-'));
    const folder = join(parent, 'left');
    await mkdir(folder);
    const changes = watch(parent);
    const started = await running(owner(SLEEP, '{}', JSON.stringify({ folder })));
    started.kill('SIGKILL');
    for await (const { eventType } of changes) if (eventType === 'rename') break;
    expect(await readdir(parent)).toEqual([]);
    await rmdir(parent);
  });

  it('may end before', async () => {
    const brief = spawn('true');
    endWithUs(brief);
    expect(await once(brief, 'close')).toEqual([0, null]);
  });

  it('may never have been', async () => {
    const missing = spawn('/no/such/program');
    endWithUs(missing);
    expect(await once(missing, 'error')).toMatchObject([{ code: 'ENOENT' }]);
  });
});
