import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sized } from '../options.js';
import { type Recording, recordGame } from './recording.js';
import type { PlayOrder } from './stage.js';

/** How many viewers a step is delivered to, and how fast the slowest of the servers can do so. */
export interface CrowdSize {
  readonly games: number;
  readonly viewersOfEach: number;
  /** Of one round. */
  readonly order: PlayOrder;
}

/** A step comes when every server has sent the one before to everybody: no server gains from being late. */
export const ONE_THOUSAND: CrowdSize = {
  games: 1,
  viewersOfEach: sized(1_000, 100),
  order: { steps: sized(20, 5), everyMs: 100 },
};
export const FIVE_THOUSAND: CrowdSize = {
  games: 1,
  viewersOfEach: sized(5_000, 200),
  order: { steps: sized(8, 5), everyMs: sized(500, 100) },
};
export const TEN_GAMES: CrowdSize = {
  games: 10,
  viewersOfEach: sized(100, 20),
  order: { steps: sized(20, 5), everyMs: 100 },
};

/** Recorded steps: a long part of a game, in which many kinds of steps occur. */
const STEPS = sized(60, 6);

/** A part of a game that our agents have played on our engine, in memory and as a file of JSON. */
export class RecordedGame implements AsyncDisposable {
  private constructor(
    readonly recording: Recording,
    private readonly folder: string,
  ) {}

  static async record(): Promise<RecordedGame> {
    const recorded = new RecordedGame(await recordGame(STEPS), await mkdtemp(join(tmpdir(), 'bench-')));
    await writeFile(recorded.file, JSON.stringify(recorded.recording));
    return recorded;
  }

  get file(): string {
    return join(this.folder, 'recording.json');
  }

  /** Events and snapshots of a step. */
  get messagesPerStep(): number {
    const { steps } = this.recording;
    const messages = steps.flat().reduce((sum, { events, snapshot }) => sum + events.length + (snapshot ? 1 : 0), 0);
    return messages / steps.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
