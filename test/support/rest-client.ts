import type { CreatedGame, EventPage, GameResult, GameView, NumberedEvent } from '#libs/protocol';

export const THREE_AGENTS = [
  { name: 'Baron Von Moneybags', personality: 'aggressive' },
  { name: 'Professor Pennypincher', personality: 'analytical' },
  { name: 'Lady Luck', personality: 'chaotic', model: 'heuristic' },
];

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Drives an orchestrator over REST. */
export class RestClient {
  constructor(
    readonly url: string,
    /** With every request. */
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return answered<T>(await fetch(this.url + path, { headers: this.headers }));
  }

  async post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = { method: 'POST', headers: { ...json, ...this.headers, ...headers }, body: JSON.stringify(body) };
    return answered<T>(await fetch(this.url + path, request));
  }

  /** A game of three at speed `instant` by default. */
  async createGame(settings: object = {}, agents: readonly object[] = THREE_AGENTS): Promise<CreatedGame> {
    const body = { agents, settings: { speed: 'instant', ...settings } };
    const answer = await this.post<CreatedGame>('/games', body);
    if (answer.status !== 201) throw new Error(`POST /games answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async game(id: string): Promise<GameView> {
    return (await this.get<GameView>(`/games/${id}`)).body;
  }

  async result(id: string): Promise<GameResult> {
    return (await this.get<GameResult>(`/games/${id}/result`)).body;
  }

  control(id: string, command: string, body?: object): Promise<Answer<GameView & { code?: string; detail?: string }>> {
    return this.post(`/games/${id}/${command}`, body);
  }

  /** Every event of the game so far. */
  async events(id: string): Promise<readonly NumberedEvent[]> {
    const all: NumberedEvent[] = [];
    for (;;) {
      const { body } = await this.get<EventPage>(`/games/${id}/events?limit=1000&after_seq=${all.length}`);
      if (body.events.length === 0) return all;
      all.push(...body.events);
    }
  }
}

async function answered<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as T };
}
