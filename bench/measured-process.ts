import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StepReport } from './step-times.js';

/** Asks a child over IPC, one question at a time. */
async function ask(child: ChildProcess): Promise<unknown> {
  const answer = once(child, 'message');
  child.send('report');
  const [message] = (await answer) as unknown[];
  return message;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** An engine and an agent that answer at once. */
export class ZeroLatencyServices implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<ZeroLatencyServices> {
    const child = fork(fileURLToPath(new URL('zero-latency-services.ts', import.meta.url)));
    const [port] = (await once(child, 'message')) as [number];
    return new ZeroLatencyServices(child, `http://127.0.0.1:${port}`);
  }

  /** What happened since the last report. */
  async report(): Promise<StepReport> {
    return (await ask(this.child)) as StepReport;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await end(this.child);
  }
}

/** The built orchestrator as a process of its own. */
export class Replica implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** `variables`: its environment, but for host, port and what it logs. */
  static async start(port: number, variables: Readonly<Record<string, string>>): Promise<Replica> {
    const main = fileURLToPath(new URL('../dist/apps/orchestrator/src/main.js', import.meta.url));
    const child = fork(main, {
      execArgv: [
        ...process.execArgv.filter((word) => word !== '--conditions=orchestrator-source'),
        '--import',
        reportCpu(),
      ],
      env: {
        PATH: process.env['PATH'],
        ORCHESTRATOR_HOST: '127.0.0.1',
        ORCHESTRATOR_PORT: String(port),
        ORCHESTRATOR_LOG_LEVEL: 'warn',
        ...variables,
      },
    });
    const replica = new Replica(child, `http://127.0.0.1:${port}`);
    await replica.isReady();
    return replica;
  }

  /** CPU used so far, all threads, in microseconds. */
  async cpu(): Promise<number> {
    return (await ask(this.child)) as number;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await end(this.child);
  }

  private async isReady(): Promise<void> {
    for (;;) {
      if (this.child.exitCode !== null) throw new Error('The orchestrator did not start.');
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function reportCpu(): string {
  return new URL('report-cpu.ts', import.meta.url).href;
}
