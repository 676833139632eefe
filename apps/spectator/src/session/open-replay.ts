import { apiKey, RequestFailed } from '../api/index.js';
import { InvalidReplay } from '../story/index.js';
import type { ReplayAnswer, ReplayQuestion } from './replay-messages.js';
import type { ReplayStream } from './replay-stream.js';

/**
 * Opens the replay at a path of the server, in a worker: parsing it here would hold up the page.
 *
 * @throws {RequestFailed} when the server refuses it or cannot be reached
 * @throws {InvalidReplay} when it is none
 */
export async function openReplay(path: string, signal: AbortSignal): Promise<ReplayStream> {
  const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' });
  signal.addEventListener('abort', () => worker.terminate());
  const opened = await answered(worker, { kind: 'open', path, apiKey: apiKey() });
  if (opened.kind === 'head') return { head: opened.head, next: async () => nextPart(worker) };
  worker.terminate();
  throw opened.kind === 'refused'
    ? new RequestFailed(opened.status, opened.reason)
    : new InvalidReplay(opened.kind === 'failed' ? opened.reason : 'The replay cannot be read.');
}

async function nextPart(worker: Worker): ReturnType<ReplayStream['next']> {
  const answer = await answered(worker, { kind: 'next' });
  if (answer.kind === 'part') return answer.part;
  worker.terminate();
  return null;
}

/** One question at a time. */
async function answered(worker: Worker, question: ReplayQuestion): Promise<ReplayAnswer> {
  const received = new AbortController();
  const answer = new Promise<ReplayAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ReplayAnswer>) => resolve(data), received);
    worker.addEventListener('error', () => reject(new RequestFailed(0, 'The server cannot be reached.')), received);
  });
  worker.postMessage(question, []);
  return answer.finally(() => received.abort());
}
