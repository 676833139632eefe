import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { GameSession, NumberedChange } from '../../apps/orchestrator/src/games/index.js';
import type { Recording } from './recording.js';

/** So long after a seat was asked its decision comes, and so long after that its result: of an agent and an engine that are quick. */
const THINKING_MS = 50;
const COMMIT_MS = 5;

/** What a server that delivers a recorded game is started with. */
export interface Play {
  /** The recording, a file of JSON. */
  readonly file: string;
  /** The ids under which the same game is played. */
  readonly games: number;
  /** Milliseconds from a game's step to its next. */
  readonly everyMs: number;
}

export async function readRecording({ file }: Play): Promise<Recording> {
  return JSON.parse(await readFile(file, 'utf8')) as Recording;
}

export function playOf(words: readonly string[]): Play {
  return JSON.parse(words[2] ?? '') as Play;
}

export function gameIds({ before }: Recording, { games }: Play): string[] {
  return Array.from({ length: games }, (_, game) => `${before.id}-${game}`);
}

/** Lets all games go on by these steps, each game a little later than the one before. */
async function goOn(
  recording: Recording,
  play: Play,
  steps: readonly (readonly NumberedChange[])[],
  emit: (change: NumberedChange) => void,
): Promise<void> {
  const goOnWith = async (id: string, index: number): Promise<void> => {
    await delay((play.everyMs * index) / play.games);
    for (const step of steps) {
      const next = delay(play.everyMs);
      for (const [commit, change] of step.entries()) {
        emit({ ...change, game: named(change.game, id) });
        await delay(commit === 0 ? THINKING_MS : COMMIT_MS);
      }
      await next;
    }
  };
  await Promise.all(gameIds(recording, play).map(goOnWith));
}

function named(game: GameSession, id: string): GameSession {
  return { ...game, id };
}

/** Serves the process that started this one: sends it the address, then plays as many steps as each message asks for and answers. */
export function obey(url: string, recording: Recording, play: Play, emit: (change: NumberedChange) => void): void {
  let next = 0;
  process.on('message', (order: { readonly steps?: number }) => {
    if (order.steps === undefined) return;
    const steps = recording.steps.slice(next, (next += order.steps));
    void goOn(recording, play, steps, emit).then(() => process.send?.('played'));
  });
  process.send?.(url);
}
