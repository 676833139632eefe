import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { Python } from '../support/python.js';

const FOLDER = fileURLToPath(new URL('../../examples/engines/openspiel/', import.meta.url));

/** examples/engines/openspiel as a process of its own, its games in a temporary folder. */
export class OpenSpielProcess {
  private constructor(
    private readonly python: Python,
    private readonly data: string,
    private child: ChildProcess,
    private address: string,
  ) {}

  /** Undefined where OpenSpiel cannot be installed: there is no Python with venv, no wheel for it, or no package index. */
  static async python(): Promise<Python | undefined> {
    try {
      return await Python.withFile(join(FOLDER, 'requirements.txt'), 'openspiel');
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('The Python packages')) return undefined;
      throw error;
    }
  }

  static async start(python: Python): Promise<OpenSpielProcess> {
    const data = await mkdtemp(join(tmpdir(), 'openspiel-'));
    const { child, url } = await spawned(python, data);
    return new OpenSpielProcess(python, data, child, url);
  }

  get url(): string {
    return this.address;
  }

  /** Kills it with -9 and starts it again over the same games, at the same port. */
  async killAndRestart(): Promise<void> {
    await this.stop();
    const { child, url } = await spawned(this.python, this.data, new URL(this.address).port);
    this.child = child;
    this.address = url;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}

async function spawned(python: Python, data: string, port = '0'): Promise<{ child: ChildProcess; url: string }> {
  const args = [join(FOLDER, 'server.py'), '--port', port, '--data', data];
  const child = spawn(python.executable, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  endWithUs(child, { folder: data });
  for await (const line of createInterface(child.stdout)) {
    const url = /at (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('The server of OpenSpiel ended before it listened.');
}
