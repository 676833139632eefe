import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isRefusal } from '#libs/protocol';
import { GameAccess, PublicAddress } from './access/index.js';
import { GameQueries } from './games/index.js';
import { DatabaseUnavailable } from './games/ports/index.js';
import { headOf, withHead } from './share-cards/index.js';

/** A request of a game's page. */
export interface GameRequest {
  readonly Params: { readonly id: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/** Browsers ask for the document each time: it names the files of its build. */
const CACHE_CONTROL = 'public, max-age=0';

/** Providers of any module. */
const ANYWHERE = { strict: false } as const;

/** What the page of a game says of it where no script runs. Nothing, where watching takes a key: the page takes none. */
export class PageHeads {
  private constructor(
    private readonly queries: GameQueries,
    private readonly access: GameAccess,
    private readonly address: PublicAddress,
  ) {}

  static of(app: NestFastifyApplication): PageHeads {
    return new PageHeads(app.get(GameQueries, ANYWHERE), app.get(GameAccess), app.get(PublicAddress));
  }

  /** Sends a document of this folder with what is known of the game in its head. */
  async send(
    folder: string,
    document: string,
    request: FastifyRequest<GameRequest>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const head = await this.headFor(request);
    if (head === undefined) return reply.sendFile(document);
    const page = withHead(await readFile(folder + document, 'utf8'), head);
    return reply.type('text/html; charset=utf-8').header('cache-control', CACHE_CONTROL).send(page);
  }

  /** Undefined: there is no such game, or nothing may be said of it. */
  private async headFor({ params, query, raw }: FastifyRequest<GameRequest>): Promise<string | undefined> {
    if (this.access.watch === 'keys') return undefined;
    const session = await this.queries.find(params.id).catch(withoutDatabase);
    if (session === undefined || isRefusal(session)) return undefined;
    const asked = typeof query['seq'] === 'string' && /^\d{1,10}$/.test(query['seq']) ? Number(query['seq']) : Infinity;
    return headOf({ session, base: this.address.of(raw), seq: asked <= session.seq ? asked : undefined });
  }
}

/** The page itself says what is wrong, and waits until it is over. */
function withoutDatabase(error: unknown): undefined {
  if (!(error instanceof DatabaseUnavailable)) throw error;
}
