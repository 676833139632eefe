import { isJsonObject, type JsonObject } from '#libs/protocol';

export interface Answer {
  readonly status: number;
  readonly json: JsonObject;
}

export const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);
export const object = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** Calls any engine, as an orchestrator does. */
export class EngineCaller {
  constructor(private readonly url: () => string) {}

  async call(path: string, body?: unknown, { method, key }: { method?: string; key?: string } = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await fetch(this.url() + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      ...sent,
    });
    return { status: answer.status, json: object(await answer.json()) };
  }

  async create(fields: JsonObject, seats = 2): Promise<PlayedGame> {
    const players = Array.from({ length: seats }, (_, at) => ({
      name: `Seat ${at}`,
      model: '',
      personality: 'random',
    }));
    const created = await this.call('/game', { players, seed: 7, ...fields });
    if (created.status !== 201) throw new Error(JSON.stringify(created));
    const game = new PlayedGame(this, created.json);
    await game.start();
    return game;
  }
}

/** A game that is played by choices that depend on nothing but their number. */
export class PlayedGame {
  readonly id: string;
  readonly players: readonly string[];
  /** The answers to start and actions so far; the last one holds the state. */
  readonly answers: JsonObject[] = [];
  readonly actions: { player_id: string; action: JsonObject }[] = [];

  constructor(
    private readonly engine: EngineCaller,
    created: JsonObject,
  ) {
    this.id = String(created['id']);
    this.players = objects(created['players']).map(({ id }) => String(id));
  }

  async start(): Promise<void> {
    this.answers.push((await this.engine.call(`/game/${this.id}/start`, {})).json);
  }

  get latest(): JsonObject {
    return this.answers.at(-1) ?? {};
  }

  get state(): JsonObject {
    return object(this.latest['state']);
  }

  get isOver(): boolean {
    return this.state['status'] === 'completed';
  }

  /** One action; `resign` is never chosen. */
  async step(): Promise<JsonObject> {
    const offers = objects(this.latest['valid_actions']).filter(({ type }) => type !== 'resign');
    const offer = offers[(this.actions.length * 7919 + 13) % offers.length] ?? {};
    const { description: _, ...action } = offer;
    const sent = { player_id: String(this.latest['player_id']), action };
    const { status, json } = await this.engine.call(`/game/${this.id}/action`, sent, { key: this.key() });
    if (status !== 200) throw new Error(JSON.stringify(json));
    this.actions.push(sent);
    this.answers.push(json);
    return json;
  }

  /** Sends the action with that number again, with its key. */
  async repeat(number: number): Promise<JsonObject> {
    return (await this.engine.call(`/game/${this.id}/action`, this.actions[number], { key: this.key(number) })).json;
  }

  async playOn(steps = Infinity): Promise<void> {
    for (let step = 0; step < steps && !this.isOver; step += 1) await this.step();
  }

  /** A value with the players by their seats, and the game by a word, so that two games compare. */
  anonymous(value: unknown): unknown {
    const text = this.players.reduce((now, id, seat) => now.replaceAll(id, `seat-${seat}`), JSON.stringify(value));
    return JSON.parse(text.replaceAll(this.id, 'game'));
  }

  private key(number = this.actions.length): string {
    return `${this.id}:${number + 1}`;
  }
}
