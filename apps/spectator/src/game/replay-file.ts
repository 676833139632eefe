import { InvalidReplay, readReplay, type ReadReplay } from '../story/index.js';

/**
 * The replay in a file.
 *
 * @throws {InvalidReplay} for any other document, and for a replay without events
 */
export async function replayIn(file: File): Promise<ReadReplay> {
  const replay = readReplay(await documentIn(file));
  if (replay.length === 0) throw new InvalidReplay('This replay is empty: nothing had happened when it was saved.');
  return replay;
}

async function documentIn(file: File): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = 'It is no replay, or not all of one: a replay is the file that “Replay” saves at the top of a game.';
    throw new InvalidReplay(reason, { cause: error });
  }
}
