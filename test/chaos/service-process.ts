import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { comesTrue } from './waiting.js';

export interface Program {
  readonly name: string;
  /** The file to run. */
  readonly main: string;
  /** Where it runs and its log is. */
  readonly folder: string;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** How Node ends a process whose error nobody caught; one that refuses to start prints the reason, and is started again. */
const CRASH = /\nNode\.js v\S+\s*$/;
const BETWEEN_STARTS_MS = 500;
const STOP_MS = 15_000;
const READY_MS = 60_000;

/** One service as a process of its own, on one port for good: killed, it is started again there. */
export class ServiceProcess {
  kills = 0;
  /** How often it would not start, which somebody has to be able to explain. */
  refusedStarts = 0;
  /** Exits that nobody asked for. */
  readonly deaths: string[] = [];
  readonly log: string;
  private child: ChildProcess | undefined;
  /** True: it is meant to run. */
  private isWanted = false;

  constructor(private readonly program: Program) {
    this.log = join(program.folder, `${program.name}.log`);
  }

  get name(): string {
    return this.program.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.program.port}`;
  }

  /** Undefined before the first start. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Somebody keeps it away on purpose. */
  get isAway(): boolean {
    return !this.isWanted;
  }

  start(): void {
    this.isWanted = true;
    if (this.isRunning) return;
    const output = openSync(this.log, 'a');
    const { main, folder, variables } = this.program;
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', ...variables },
      stdio: ['ignore', output, output],
    });
    this.child = child;
    closeSync(output);
    endWithUs(child);
    child.once('exit', (code, signal) => {
      if (this.isWanted && this.child === child) void this.diedByItself(code, signal);
    });
  }

  /** False when it did not answer in time. */
  async comesUp(withinMs: number): Promise<boolean> {
    return comesTrue(() => this.answers(), withinMs);
  }

  /** @throws an Error with the end of its log */
  async untilReady(): Promise<void> {
    if (await this.comesUp(READY_MS)) return;
    throw new Error(`${this.name} does not answer; the end of its log:\n${await this.lastWords()}`);
  }

  /** Kills it as a power cut would, and starts it again at once or after a while. */
  async crash(awayMs = 0): Promise<void> {
    this.kills += 1;
    await this.end('SIGKILL');
    await delay(awayMs);
    this.start();
  }

  /** Asks it to stop, as an operator does. False when it had to be killed. */
  async stop(): Promise<boolean> {
    const late = setTimeout(() => void this.child?.kill('SIGKILL'), STOP_MS);
    const signal = await this.end('SIGTERM');
    clearTimeout(late);
    return signal !== 'SIGKILL';
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  private async end(signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
    this.isWanted = false;
    const { child } = this;
    if (child === undefined) return null;
    if (this.isRunning) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.signalCode;
  }

  private async diedByItself(code: number | null, signal: string | null): Promise<void> {
    const words = await this.lastWords();
    if (code === 1 && !CRASH.test(words)) this.refusedStarts += 1;
    else this.deaths.push(`${this.name} ended by itself with ${code ?? signal}:\n${words}`);
    await delay(BETWEEN_STARTS_MS);
    if (this.isWanted) this.start();
  }

  private async answers(): Promise<boolean> {
    return fetch(`${this.url}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.status < 500,
      () => false,
    );
  }

  private async lastWords(): Promise<string> {
    return (await readFile(this.log, 'utf8')).slice(-2_000);
  }
}
