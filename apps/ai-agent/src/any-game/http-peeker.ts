import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isGameState, jsonObjectIn, type JsonObject } from '#libs/protocol';
import { type OnApplicationShutdown } from '@nestjs/common';
import { Agent, fetch, type Response } from 'undici';
import type { PeekPolicy } from './peek-policy.js';
import { type Peeked, Peeker, type PeekQuestion } from './peeker.js';

/** A state of this size has no room in a decide request either. */
const MAX_BYTES = 1_048_576;
/** Requests of the whole service at a time; further ones are not sent. */
const MAX_AT_ONCE = 32;
/** Names that are looked up at a time: each holds one of Node's few threads. */
const MAX_LOOKUPS = 2;
/** Milliseconds: a decision has no more for all of its questions. */
const TIMEOUT = 5_000;

const UNAVAILABLE: Peeked = { kind: 'unavailable' };
/** What concerns the one move that was asked about. */
const OF_THE_MOVE: ReadonlySet<number> = new Set([400, 422]);

/**
 * Asks orchestrators over HTTP. Redirects are not followed, answers are bounded, and addresses are checked by the policy
 * once a name is resolved. All failures are one answer, so that nobody learns from it what is at an address.
 */
export class HttpPeeker extends Peeker implements OnApplicationShutdown {
  private readonly agent: Agent;
  private asking = 0;
  private lookups = 0;

  constructor(private readonly policy: PeekPolicy) {
    super();
    const limits = { headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT, maxHeaderSize: 16_384 };
    this.agent = new Agent({ ...limits, connect: { lookup: this.lookUp, timeout: TIMEOUT } });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  async peek({ url: text, playerId, action, signal }: PeekQuestion): Promise<Peeked> {
    const url = this.policy.accepted(text);
    if (url === undefined || signal.aborted || this.asking >= MAX_AT_ONCE) return UNAVAILABLE;
    this.asking += 1;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ player_id: playerId, action }),
        redirect: 'error',
        dispatcher: this.agent,
        signal,
      });
      return await peekedIn(response);
    } catch {
      // No connection, no time, an address that is not allowed, a redirect: there is nothing to learn from the difference.
      return UNAVAILABLE;
    } finally {
      this.asking -= 1;
    }
  }

  private readonly lookUp: LookupFunction = (host, options, done) => {
    if (this.lookups >= MAX_LOOKUPS) {
      done(refusal(`too many names are being looked up, ${host} is not`), '');
      return;
    }
    this.lookups += 1;
    lookup(host, { ...options, all: true }, (error, addresses) => {
      this.lookups -= 1;
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) done(error ?? refusal(`${host} has no address`), '');
      else if (!addresses.every(({ address }) => this.policy.allows(address)))
        done(refusal(`${host} leads to an address that is not allowed`), '');
      else answer(options.all === true, addresses, first, done);
    });
  };
}

function answer(
  wantsAll: boolean,
  addresses: readonly LookupAddress[],
  first: LookupAddress,
  done: Parameters<LookupFunction>[2],
): void {
  if (wantsAll) done(null, [...addresses]);
  else done(null, first.address, first.family);
}

function refusal(message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code: 'EACCES' });
}

async function peekedIn(response: Response): Promise<Peeked> {
  if (!response.ok) {
    await response.body?.cancel();
    return OF_THE_MOVE.has(response.status) ? { kind: 'refused' } : UNAVAILABLE;
  }
  const text = await boundedText(response);
  const state = text === undefined ? undefined : stateIn(jsonObjectIn(text));
  return text === undefined || state === undefined ? UNAVAILABLE : { kind: 'state', state, bytes: text.length };
}

/** The state itself, or an object that has it as `state`. */
function stateIn(body: JsonObject | undefined): JsonObject | undefined {
  const state = isGameState(body) ? body : body?.['state'];
  return isGameState(state) ? state : undefined;
}

/** Undefined where it is too large; the rest is then not read. */
async function boundedText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function chunksOf(body: Response['body']): AsyncIterable<Uint8Array> | readonly Uint8Array[] {
  return body ?? [];
}
