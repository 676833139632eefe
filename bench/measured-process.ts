import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import type { Held, Usage } from './report-usage.js';
import type { StepReport } from './step-times.js';
import { NO_LIMITS } from '../apps/orchestrator/src/access/limits/no-limits.js';

/** What Node is told so that a process reports what it uses and holds. */
const REPORT_USAGE = ['--expose-gc', '--import', new URL('report-usage.ts', import.meta.url).href];

/** An engine and an agent that answer at once. */
export class ZeroLatencyServices implements AsyncDisposable {
  private constructor(
    private readonly child: Child,
    readonly url: string,
  ) {}

  static async start(): Promise<ZeroLatencyServices> {
    const child = Child.fork(fileURLToPath(new URL('zero-latency-services.ts', import.meta.url)));
    return new ZeroLatencyServices(child, `http://127.0.0.1:${Number(await child.output())}`);
  }

  /** What happened since the last report. */
  async report(): Promise<StepReport> {
    return (await this.child.ask('report')) as StepReport;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child.end();
  }
}

/** A server in a process of its own, which reports what it uses and holds. */
abstract class MeasuredServer implements AsyncDisposable {
  protected constructor(
    protected readonly child: Child,
    readonly url: string,
  ) {}

  async usage(): Promise<Usage> {
    return (await this.child.ask('usage')) as Usage;
  }

  async held(): Promise<Held> {
    return (await this.child.ask('held')) as Held;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child.end();
  }
}

/** The built orchestrator as a process of its own. */
export class Replica extends MeasuredServer {
  /** `variables`: its environment, but for host, port and what it logs. */
  static async start(port: number, variables: Readonly<Record<string, string>>): Promise<Replica> {
    const main = fileURLToPath(new URL('../dist/apps/orchestrator/src/main.js', import.meta.url));
    const child = Child.fork(main, [], {
      execArgv: [...process.execArgv.filter((word) => word !== '--conditions=orchestrator-source'), ...REPORT_USAGE],
      env: {
        PATH: process.env['PATH'],
        ORCHESTRATOR_HOST: '127.0.0.1',
        ORCHESTRATOR_PORT: String(port),
        ORCHESTRATOR_LOG_LEVEL: 'warn',
        ...NO_LIMITS,
        ...variables,
      },
    });
    const replica = new Replica(child, `http://127.0.0.1:${port}`);
    await replica.isReady();
    return replica;
  }

  /** CPU used so far, all threads, in microseconds. */
  async cpu(): Promise<number> {
    return (await this.usage()).cpuMicros;
  }

  private async isReady(): Promise<void> {
    for (;;) {
      if (!this.child.isRunning) throw new Error('The orchestrator did not start.');
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A baseline's server, a program of ours as its source stands; the first message that it sends is its address. */
export class BaselineServer extends MeasuredServer {
  static async start(program: URL, words: readonly string[] = []): Promise<BaselineServer> {
    const execArgv = [...process.execArgv, ...REPORT_USAGE];
    const child = Child.fork(fileURLToPath(program), words, { execArgv });
    return new BaselineServer(child, String(await child.output()));
  }

  /** A question that its program answers itself. */
  async ask(question: string): Promise<unknown> {
    return this.child.ask(question);
  }
}
