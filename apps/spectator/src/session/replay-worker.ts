/// A worker: the document of a long game is received and parsed here, and handed to the page in parts.
import { messageOf, request, RequestFailed } from '../api/index.js';
import { readReplay, type ReplayPart } from '../story/index.js';
import type { ReplayAnswer, ReplayQuestion } from './replay-messages.js';

let parts: Iterator<ReplayPart, void> | null = null;

addEventListener('message', ({ data }: MessageEvent<ReplayQuestion>) => {
  void answerTo(data).then((answer) => postMessage(answer));
});

async function answerTo(question: ReplayQuestion): Promise<ReplayAnswer> {
  if (question.kind === 'open') return opened(question.path, question.apiKey);
  const { value } = parts?.next() ?? {};
  return value ? { kind: 'part', part: value } : { kind: 'end' };
}

async function opened(path: string, apiKey: string): Promise<ReplayAnswer> {
  try {
    const headers: HeadersInit = apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` };
    const { parts: split, ...head } = readReplay(await request(path, { headers }));
    parts = split();
    return { kind: 'head', head };
  } catch (error) {
    if (error instanceof RequestFailed) return { kind: 'refused', status: error.status, reason: error.message };
    return { kind: 'failed', reason: messageOf(error) };
  }
}
