import type { EventPage, SeatTurn, SeatView, TakenSeat, ValidAction } from '#libs/protocol';
import { type Answer, RestClient } from './rest-client.js';

type Refusable<T> = Answer<T & { readonly code?: string; readonly detail?: string }>;

/** Somebody who has taken an open seat and plays it over REST. */
export class SeatHolder {
  private readonly rest: RestClient;

  constructor(
    url: string,
    readonly gameId: string,
    readonly playerId: string,
    readonly token: string,
  ) {
    this.rest = new RestClient(url, { authorization: `Bearer ${token}` });
  }

  static async take(url: string, gameId: string, playerId: string, name?: string): Promise<SeatHolder> {
    const { status, body } = await new RestClient(url).post<TakenSeat>(`/games/${gameId}/seats/${playerId}`, { name });
    if (status !== 201) throw new Error(`Taking a seat was answered ${status}: ${JSON.stringify(body)}`);
    return new SeatHolder(url, gameId, playerId, body.seat_token);
  }

  private get path(): string {
    return `/games/${this.gameId}/seats/${this.playerId}`;
  }

  view(wait = 0): Promise<Refusable<SeatView>> {
    return this.rest.get(`${this.path}?wait=${wait}`);
  }

  events(after = 0): Promise<Refusable<EventPage>> {
    return this.rest.get(`${this.path}/events?after_seq=${after}&limit=1000`);
  }

  answer(body: unknown): Promise<Refusable<SeatView>> {
    return this.rest.post(`${this.path}/decide`, body);
  }

  do(what: 'resign' | 'leave'): Promise<Refusable<SeatView>> {
    return this.rest.post(`${this.path}/${what}`);
  }

  /** The next question; undefined: the game is over. */
  async asked(): Promise<SeatTurn | undefined> {
    for (;;) {
      const { status, body } = await this.view(20);
      if (status !== 200) throw new Error(`A seat's view was answered ${status}: ${JSON.stringify(body)}`);
      if (body.turn !== null) return body.turn;
      if (['completed', 'stopped', 'failed'].includes(body.status)) return undefined;
    }
  }

  /** Answers every question until the game is over; how many there were. */
  async play(choose: (offers: readonly ValidAction[]) => ValidAction | undefined = first): Promise<number> {
    let answers = 0;
    for (;;) {
      const turn = await this.asked();
      if (turn === undefined) return answers;
      const action = choose(turn.request.valid_actions);
      const { status, body } = await this.answer({ request_id: turn.request_id, action, reasoning: 'It is there.' });
      if (status !== 200 && body.code !== 'not_your_turn') throw new Error(`${status}: ${JSON.stringify(body)}`);
      answers += 1;
    }
  }
}

function first(offers: readonly ValidAction[]): ValidAction | undefined {
  return offers.find(({ type }) => type !== 'resign' && type !== 'declare_bankruptcy') ?? offers[0];
}
