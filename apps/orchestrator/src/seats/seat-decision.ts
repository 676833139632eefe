import { isJsonObject } from '#libs/protocol';
import { ProblemException } from '#libs/service';
import { BadAnswer, readDecision } from '../agent-client/index.js';

/** Characters: ours are shorter. */
const MAX_ID = 200;

/** What the holder of a seat answers to a question. */
export interface SeatDecision {
  readonly requestId: string;
  readonly response: ReturnType<typeof readDecision>;
}

/** Reads an answer in every form that agents may give it over HTTP, with the id of its question. Throws ProblemException. */
export function readSeatDecision(body: unknown): SeatDecision {
  if (!isJsonObject(body)) throw invalid('body', 'the body must be an object with request_id and action');
  const { request_id: requestId, ...decision } = body;
  if (typeof requestId !== 'string' || requestId === '' || requestId.length > MAX_ID)
    throw invalid('request_id', `request_id must be that of the question, 1 to ${MAX_ID} characters`);
  try {
    return { requestId, response: readDecision(decision) };
  } catch (error) {
    if (error instanceof BadAnswer) throw invalid('action', `the answer ${error.message}`);
    throw error;
  }
}

function invalid(path: string, message: string): ProblemException {
  return new ProblemException(400, 'invalid_request', message, [{ path, message }]);
}
