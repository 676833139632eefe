import { openReplay, readStream } from '../session/index.js';
import { History, type HistoryUpdate } from '../story/index.js';
import { type BestMoment, bestOf, NOTHING } from './best-moment.js';

/** Reads a finished game, in the worker of replays. Its parts are added to the history one task after the other. */
export async function readBest(gameId: string, signal: AbortSignal): Promise<BestMoment> {
  const history = new History();
  const stream = await openReplay(`/games/${encodeURIComponent(gameId)}/replay`, signal);
  const add = (update: HistoryUpdate): void => {
    if (update.kind === 'event') history.append(update.event);
    else history.takeSnapshot(update.seq, update.state);
  };
  await readStream(stream, add, signal);
  return bestOf(history) ?? NOTHING;
}
