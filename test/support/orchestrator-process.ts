import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { RestClient } from './rest-client.js';
import { until } from './until.js';

const LOADER = new URL('../../libs/database/src/testing/typescript.mjs', import.meta.url).pathname;
const MAIN = new URL('../../apps/orchestrator/src/main.ts', import.meta.url).pathname;

/** An orchestrator that can be killed: a process of its own. */
export class OrchestratorProcess implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    readonly rest: RestClient,
  ) {}

  /** Starts it, and waits until it answers. @param variables the port among them */
  static async start(variables: Readonly<Record<string, string>>): Promise<OrchestratorProcess> {
    const args = ['--conditions', 'orchestrator-source', '--import', LOADER, MAIN];
    const env = { PATH: process.env['PATH'] ?? '', ...variables };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    endWithUs(child);
    const rest = new RestClient(`http://127.0.0.1:${variables['ORCHESTRATOR_PORT']}`);
    await until(
      (answer) => answer?.status === 200,
      async () => rest.get('/health/live').catch(() => undefined),
    );
    return new OrchestratorProcess(child, rest);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
