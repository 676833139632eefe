import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { gameIn } from '../support/game-in-status.js';
import { Table } from '../support/table.js';

const LOADER = new URL('../../libs/database/src/testing/typescript.mjs', import.meta.url).pathname;
const MAIN = new URL('../../apps/cli/src/main.ts', import.meta.url).pathname;
const PROGRAM = [process.execPath, '--conditions=orchestrator-source', '--import', LOADER, MAIN];

/** The program as a shell starts it. */
function started(url: string, script: string): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', ORCHESTRATOR_URL: url };
  const child = spawn('bash', ['--norc', '-o', 'pipefail', '-c', script, 'bash', ...PROGRAM], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child);
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: unknown; out: string; notes: string }> {
  const closed = once(child, 'close');
  const [out, notes] = await Promise.all([child.stdout, child.stderr].map(async (one) => (one ? text(one) : '')));
  const [code] = (await closed) as [unknown];
  return { code, out: out ?? '', notes: notes ?? '' };
}

describe('the program', () => {
  it('prints its help, and with a mistake the help on standard error and 2', async () => {
    const help = await ended(started('http://127.0.0.1:1', '"$@" --help'));
    expect(help).toMatchObject({ code: 0, notes: '' });
    expect(help.out).toContain('watch GAME|FILE');
    const mistake = await ended(started('http://127.0.0.1:1', '"$@" dance'));
    expect(mistake).toMatchObject({ code: 2, out: '' });
    expect(mistake.notes).toContain('watch GAME|FILE');
    const wrong = await ended(started('nonsense', '"$@" list'));
    expect(wrong).toMatchObject({ code: 1, notes: expect.stringContaining('ORCHESTRATOR_URL') });
  });

  it('ends quietly when nobody reads on', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('completed', table);
    const script = '"$@" watch "$GAME" --after-seq 0 --plain | head -1';
    const child = started(table.orchestrator.url, script.replace('$GAME', id));
    const { code, out, notes } = await ended(child);
    expect({ code, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
    expect(notes).not.toContain('EPIPE');
  });

  it('ends with 130 at Ctrl-C', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('paused', table);
    const child = started(table.orchestrator.url, `exec "$@" watch ${id}`);
    const result = ended(child);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    expect(await result).toMatchObject({ code: 130, notes: '' });
  });
});
