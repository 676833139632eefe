import { fileURLToPath } from 'node:url';
import { Child } from '../child.js';
import { Crowd } from '../crowd/crowd.js';
import type { Usage } from '../report-usage.js';
import type { Recording } from './recording.js';
import { gameIds, type Play } from './stage.js';

/** One of the servers that are compared, with its viewers, each of one of the games. */
export class Delivery implements AsyncDisposable {
  private emitted = 0;

  private constructor(
    private readonly recording: Recording,
    private readonly play: Play,
    private readonly viewers: number,
    private readonly server: Child,
    private readonly crowd: Crowd,
  ) {}

  /** `program`: the file here that is the server. */
  static async start(program: string, recording: Recording, play: Play, viewers: number): Promise<Delivery> {
    const file = fileURLToPath(new URL(program, import.meta.url));
    const usage = new URL('../report-usage.ts', import.meta.url).href;
    const server = Child.fork(file, [JSON.stringify(play)], { execArgv: [...process.execArgv, '--import', usage] });
    const crowd = await Crowd.gather(String(await server.output()), gameIds(recording, play), viewers);
    await crowd.report();
    return new Delivery(recording, play, viewers, server, crowd);
  }

  /** Plays `steps` more steps of all games; returns the server's CPU for one step of one game, microseconds. */
  async costOf(steps: number): Promise<number> {
    const next = this.recording.steps.slice(this.emitted, (this.emitted += steps)).flat();
    const messages = next.reduce((sum, { events, snapshot }) => sum + events.length + (snapshot ? 1 : 0), 0);
    const before = await this.cpu();
    await this.server.ask({ steps });
    await this.crowd.received(messages * this.viewers);
    const used = (await this.cpu()) - before;
    const received = await this.crowd.report();
    if (received.messages !== messages * this.viewers) throw new Error('A message was sent twice.');
    return used / (steps * this.play.games);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.crowd[Symbol.asyncDispose]();
    await this.server.end();
  }

  private async cpu(): Promise<number> {
    return ((await this.server.ask('usage')) as Usage).cpuMicros;
  }
}
