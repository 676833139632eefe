import { LRUCache } from 'lru-cache';
import { endpoint, HttpFailure, type JsonHttp } from '../http-client/index.js';
import type { KnownPlayers } from '../games/ports/index.js';
import type { CheckedConnections } from './addresses/index.js';
import { readModels, readPersonalities } from './known-players.reader.js';

/** Somebody who creates a game waits for this, in milliseconds, and it is read into memory, in bytes. */
const TIMEOUT_MS = 1_000;
const MAX_BYTES = 524_288;

/** How long a service's answer is remembered, and of how many services: a tournament creates its games one after the other. */
const KEPT_MS = 10_000;
const MAX_SERVICES = 100;

/** Whom agent services can play, in their own words. */
export class AgentDirectory {
  private readonly answers = new LRUCache<string, Promise<KnownPlayers>>({ max: MAX_SERVICES, ttl: KEPT_MS });

  constructor(
    private readonly http: JsonHttp,
    private readonly commonUrl: string,
    private readonly seats: CheckedConnections,
  ) {}

  /** Never rejects. @param url a seat's own service; without it, the common one. */
  known(url: string | undefined): Promise<KnownPlayers> {
    const key = url === undefined ? 'common' : `seat ${url}`;
    const remembered = this.answers.get(key);
    if (remembered !== undefined) return remembered;
    const answer = this.ask(url);
    this.answers.set(key, answer);
    return answer;
  }

  private async ask(url: string | undefined): Promise<KnownPlayers> {
    const [personalities, models] = await Promise.all([
      this.get(url, 'personalities', readPersonalities),
      this.get(url, 'models', readModels),
    ]);
    return { ...(personalities && { personalities }), ...(models && { models }) };
  }

  /** Undefined where the service has no such page, or whatever else goes wrong. */
  private async get<T>(url: string | undefined, page: string, read: (body: unknown) => T): Promise<T | undefined> {
    try {
      const answer = await this.http.send({
        method: 'GET',
        url: endpoint(url ?? this.commonUrl, page),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
        ...(url !== undefined && { via: this.seats.dispatcher }),
      });
      return answer.ok ? read(answer.json()) : undefined;
    } catch (error) {
      if (error instanceof HttpFailure) return undefined;
      throw error;
    }
  }
}
