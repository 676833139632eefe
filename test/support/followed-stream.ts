import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endWithUs } from '../../libs/service/src/testing/index.js';

/** An event as it is written on the line. */
export interface ReceivedEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: Record<string, unknown>;
}

/** What curl prints of a stream of server-sent events, event by event. */
export class FollowedStream implements AsyncDisposable {
  readonly received: ReceivedEvent[] = [];
  readonly comments: string[] = [];
  /** curl's exit code. */
  readonly ended: Promise<number | null>;
  private fields = new Map<string, string>();
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly curl: ChildProcess) {
    if (curl.stdout === null) throw new Error('curl has no output.');
    createInterface({ input: curl.stdout }).on('line', (line) => this.take(line));
    this.ended = new Promise((resolve) => curl.once('close', (code) => resolve(code)));
    void this.ended.then(() => this.wake());
  }

  static open(url: string, ...options: readonly string[]): FollowedStream {
    const curl = spawn('curl', ['--no-buffer', '--silent', '--show-error', '--fail', ...options, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithUs(curl);
    return new FollowedStream(curl);
  }

  /** Numbered events: the states between them have the number of the event before. */
  get events(): readonly ReceivedEvent[] {
    return this.received.filter(({ event }) => event !== 'game:state');
  }

  /** Resolves with the first event that fits. */
  async receives(fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> {
    for (;;) {
      const found = this.received.find(fits);
      if (found !== undefined) return found;
      if (this.curl.exitCode !== null) throw new Error(`The stream ended with ${this.curl.exitCode}.`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.curl.kill();
    await this.ended;
  }

  private take(line: string): void {
    if (line.startsWith(':')) this.comments.push(line);
    if (line !== '') {
      const at = line.indexOf(': ');
      this.fields.set(line.slice(0, at), line.slice(at + 2));
      return;
    }
    const data = this.fields.get('data');
    if (data !== undefined) {
      const event = { id: this.fields.get('id'), event: this.fields.get('event'), data: JSON.parse(data) as object };
      this.received.push({ ...event, data: { ...event.data } });
    }
    this.fields = new Map();
    this.wake();
  }

  private wake(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}
