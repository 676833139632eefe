import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { GameSession, NumberedChange } from '../../apps/orchestrator/src/games/index.js';
import type { Recording } from './recording.js';

/**
 * When the commits of a step come: so long after a seat was asked its decision, and so long after that its result, of an
 * agent and an engine that are quick. Where the next step comes too early for that, all of it is quicker.
 */
const COMMITS_AFTER_MS = [0, 50, 55];
const LONGEST_SHARE_OF_STEP = 0.6;

/** What a server that delivers a recorded game is started with. */
export interface Play {
  /** The recording, a file of JSON. */
  readonly file: string;
  /** The ids under which the same game is played. */
  readonly games: number;
}

/** Steps of each of the games; after the last of the recording comes the first again, with further numbers. */
export interface PlayOrder {
  readonly steps: number;
  /** Milliseconds from a game's step to its next. */
  readonly everyMs: number;
}

/** A commit of a game on the stage, as its server emits it. */
export interface Scene {
  readonly change: NumberedChange;
  /** Which of the recorded steps it belongs to. */
  readonly step: number;
  /** With it the step is over. */
  readonly isLast: boolean;
}

export async function readRecording({ file }: Play): Promise<Recording> {
  return JSON.parse(await readFile(file, 'utf8')) as Recording;
}

export function playOf(words: readonly string[]): Play {
  return JSON.parse(words[2] ?? '') as Play;
}

export function gameIds({ before }: Recording, { games }: Pick<Play, 'games'>): string[] {
  return Array.from({ length: games }, (_, game) => `${before.id}-${game}`);
}

/** Lets each of the games go on, each a little later than the one before, in time whether or not the server keeps up. */
class Stage {
  private next = 0;
  private readonly length: number;

  constructor(
    private readonly recording: Recording,
    private readonly ids: readonly string[],
    private readonly emit: (scene: Scene) => void,
  ) {
    const { before, steps } = recording;
    this.length = Math.max(...steps.flat().map(({ game }) => game.seq)) - before.seq;
  }

  async goOn({ steps, everyMs }: PlayOrder): Promise<void> {
    const [first, began] = [this.next, Date.now()];
    this.next += steps;
    const play = async (id: string, index: number): Promise<void> => {
      for (let step = 0; step < steps; step += 1) {
        await this.play(id, first + step, { due: began + everyMs * (step + index / this.ids.length), everyMs });
      }
      await until(began + everyMs * (steps + index / this.ids.length));
    };
    await Promise.all(this.ids.map(play));
  }

  private async play(id: string, number: number, { due, everyMs }: { due: number; everyMs: number }): Promise<void> {
    const { steps } = this.recording;
    const step = number % steps.length;
    const shift = this.length * Math.floor(number / steps.length);
    const changes = steps[step] ?? [];
    const pace = Math.min(1, (LONGEST_SHARE_OF_STEP * everyMs) / Math.max(...COMMITS_AFTER_MS));
    for (const [commit, change] of changes.entries()) {
      const at = due + pace * (COMMITS_AFTER_MS[commit] ?? Math.max(...COMMITS_AFTER_MS));
      await until(at);
      // The time at which it should have been emitted: what comes late because the server is busy was delivered late.
      this.emit({
        change: moved(change, id, shift, new Date(at).toISOString()),
        step,
        isLast: commit === changes.length - 1,
      });
    }
  }
}

async function until(time: number): Promise<void> {
  const left = time - Date.now();
  if (left > 0) await delay(left);
}

function moved({ game, events, snapshot }: NumberedChange, id: string, shift: number, at: string): NumberedChange {
  const session: GameSession = { ...game, id, seq: game.seq + shift, stateSeq: game.stateSeq + shift, updatedAt: at };
  return {
    game: session,
    events: events.map((event) => ({ ...event, seq: event.seq + shift, at })),
    ...(snapshot && { snapshot: { ...snapshot, seq: snapshot.seq + shift, baseSeq: snapshot.baseSeq + shift } }),
  };
}

/** Serves the process that started this one: sends it the address, then plays as each message orders and answers. */
export function obey(url: string, recording: Recording, play: Play, emit: (scene: Scene) => void): void {
  const stage = new Stage(recording, gameIds(recording, play), emit);
  process.on('message', (order: PlayOrder | string) => {
    if (typeof order === 'string') return;
    void stage.goOn(order).then(() => process.send?.('played'));
  });
  process.send?.(url);
}
