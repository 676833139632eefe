import { isJsonObject } from '#libs/protocol';
import { BadAnswer, readDecision } from '../agent-client/index.js';
import { refuse, type Refusal } from '../games/index.js';
import { MAX_REQUEST_ID } from './seat.dto.js';

/** What the holder of a seat answers to a question. */
interface SeatDecision {
  readonly requestId: string;
  readonly response: ReturnType<typeof readDecision>;
}

/** Reads an answer in every form that agents may give it over HTTP, with the id of its question. */
export function readSeatDecision(body: unknown): SeatDecision | Refusal {
  if (!isJsonObject(body)) return invalid('body', 'the body must be an object with request_id and action');
  const { request_id: requestId, ...decision } = body;
  if (typeof requestId !== 'string' || requestId === '' || requestId.length > MAX_REQUEST_ID)
    return invalid('request_id', `request_id must be that of the question, 1 to ${MAX_REQUEST_ID} characters`);
  try {
    return { requestId, response: readDecision(decision) };
  } catch (error) {
    if (error instanceof BadAnswer) return invalid('action', `the answer ${error.message}`);
    throw error;
  }
}

function invalid(path: string, message: string): Refusal {
  return { ...refuse('invalid_request', message), errors: [{ path, message }] };
}
