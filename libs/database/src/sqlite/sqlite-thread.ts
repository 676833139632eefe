import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from '../errors.js';
import type { Failure, Reply, Request } from './messages.js';
import { toError } from './sqlite-error.js';

/** `settle` is a method, whose parameter TypeScript compares both ways: a message port has no type for what it carries. */
interface Waiting {
  settle(reply: Reply<unknown>): void;
  reject(error: Error): void;
}

/** This side of the thread that runs SQLite. */
export class SqliteThread {
  private readonly worker = new Worker(new URL('./sqlite-worker.mjs', import.meta.url), { name: 'sqlite' });
  /** Replies come in the order of the requests. */
  private readonly waiting: Waiting[] = [];
  private gone: Error | undefined;

  constructor(private readonly path: string) {
    this.worker.on('message', (reply: Reply<unknown>) => this.waiting.shift()?.settle(reply));
    this.worker.on('error', (error) => this.end(`the thread of ${path} failed: ${error.message}`));
    this.worker.on('exit', () => this.end(`${path} is closed`));
  }

  /** `Answer` is what the thread answers a request of this kind. */
  async ask<Answer>(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.gone !== undefined) {
        reject(this.gone);
        return;
      }
      const settle = (reply: Reply<Answer>): void =>
        'answer' in reply ? resolve(reply.answer) : reject(this.errorFor(reply.failure));
      this.waiting.push({ settle, reject });
      this.worker.postMessage(request, []);
    });
  }

  errorFor(failure: Failure): Error {
    return toError(failure, this.path);
  }

  /** Closes the file after what was asked so far, and ends the thread. */
  async stop(): Promise<void> {
    try {
      await this.ask({ kind: 'close' });
    } finally {
      await this.worker.terminate();
    }
  }

  private end(why: string): void {
    this.gone ??= new DatabaseUnavailable(why);
    for (const waiting of this.waiting.splice(0)) waiting.reject(this.gone);
  }
}
