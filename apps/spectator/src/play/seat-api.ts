import {
  type GameAction,
  isGameState,
  isJsonObject,
  type SeatView,
  type TakenSeat,
  type ValidAction,
} from '#libs/protocol';
import { request, RequestFailed } from '../api/index.js';
import { numberIn, textIn } from '../story/index.js';
import type { HeldSeat } from './held-seat.js';
import { randomKey } from './own-key.js';

/** The requests of one seat. */
export class SeatApi {
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(gameId: string, { playerId, token }: HeldSeat) {
    this.#path = seatPath(gameId, playerId);
    this.#headers = { authorization: `Bearer ${token}` };
  }

  /** @param wait seconds that the server may wait for the seat's turn */
  async view(wait: number, signal: AbortSignal): Promise<SeatView> {
    return readSeatView(await request(`${this.#path}?wait=${wait}`, { headers: this.#headers, signal }));
  }

  async decide(requestId: string, action: GameAction, chat: string | null): Promise<SeatView> {
    return this.#post('decide', { request_id: requestId, action, ...(chat !== null && { chat }) });
  }

  async resign(): Promise<SeatView> {
    return this.#post('resign', {});
  }

  async leave(): Promise<SeatView> {
    return this.#post('leave', {});
  }

  async #post(what: string, body: object): Promise<SeatView> {
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    return readSeatView(
      await request(`${this.#path}/${what}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }
}

const seatPath = (gameId: string, playerId: string): string =>
  `/games/${encodeURIComponent(gameId)}/seats/${encodeURIComponent(playerId)}`;

/** Who takes a seat. Without a name the seat keeps its own; the key proves who they are. */
export interface Taker {
  readonly name: string;
  readonly identityKey: string | null;
}

/** Takes an open seat. */
export async function takeSeat(gameId: string, playerId: string, { name, identityKey }: Taker): Promise<HeldSeat> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomKey() };
  const body = { ...(name !== '' && { name }), ...(identityKey !== null && { identity_key: identityKey }) };
  const ask = async (): Promise<unknown> =>
    request(seatPath(gameId, playerId), { method: 'POST', headers, body: JSON.stringify(body) });
  const taken = await ask().catch((error: unknown) => {
    if (!(error instanceof RequestFailed) || error.status !== 0) throw error;
    // The seat may be taken and the answer lost: the same key gets the same seat.
    return ask();
  });
  if (!isTaken(taken)) throw new RequestFailed(502, 'The answer of the server is no seat.');
  return { playerId: taken.player_id, token: taken.seat_token, rejoin: taken.rejoin };
}

function isTaken(value: unknown): value is TakenSeat {
  return (
    isJsonObject(value) &&
    textIn(value, 'seat_token') !== null &&
    textIn(value, 'player_id') !== null &&
    numberIn(value, 'rejoin') !== null
  );
}

function readSeatView(answer: unknown): SeatView {
  if (!isSeatView(answer)) throw new RequestFailed(502, 'The answer of the server is no seat.');
  return answer;
}

function isSeatView(value: unknown): value is SeatView {
  return isJsonObject(value) && isGameState(value['state']) && (value['turn'] === null || isTurn(value['turn']));
}

function isTurn(value: unknown): boolean {
  if (!isJsonObject(value) || textIn(value, 'request_id') === null) return false;
  const { request: asked } = value;
  return isJsonObject(asked) && numberIn(asked, 'deadline_ms') !== null && isOffers(asked['valid_actions']);
}

function isOffers(value: unknown): value is readonly ValidAction[] {
  return Array.isArray(value) && value.every((offer) => isJsonObject(offer) && textIn(offer, 'type') !== null);
}
