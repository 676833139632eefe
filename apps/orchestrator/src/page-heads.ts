import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isRefusal } from '#libs/protocol';
import { GameAccess, PublicAddress } from './access/index.js';
import { GameQueries, type GameSession } from './games/index.js';
import { DatabaseUnavailable } from './games/ports/index.js';
import type { AnswerMissing } from './missing-page.js';
import { headOf, withHead } from './share-cards/index.js';

/** A request of a game's page. */
export interface GameRequest {
  readonly Params: { readonly id: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

type Found = Awaited<ReturnType<GameQueries['find']>>;

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
    private readonly missing: AnswerMissing,
  ) {}

  static of(app: NestFastifyApplication, missing: AnswerMissing): PageHeads {
    return new PageHeads(app.get(GameQueries, ANYWHERE), app.get(GameAccess), app.get(PublicAddress), missing);
  }

  /** Sends a document of this folder with what is known of the game in its head, or that there is no such game. */
  async send(
    folder: string,
    document: string,
    request: FastifyRequest<GameRequest>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const session = this.access.watch === 'keys' ? undefined : await this.found(request);
    if (session === undefined) return reply.sendFile(document);
    if (isRefusal(session)) return this.missing(request, reply);
    const page = withHead(await readFile(folder + document, 'utf8'), this.headFor(session, request));
    return reply.type('text/html; charset=utf-8').header('cache-control', CACHE_CONTROL).send(page);
  }

  /** Undefined: it is not known whether there is such a game. */
  private async found({ params }: FastifyRequest<GameRequest>): Promise<Found | undefined> {
    return this.queries.find(params.id).catch(withoutDatabase);
  }

  private headFor(session: GameSession, { query, raw }: FastifyRequest<GameRequest>): string {
    const asked = typeof query['seq'] === 'string' && /^\d{1,10}$/.test(query['seq']) ? Number(query['seq']) : Infinity;
    return headOf({ session, base: this.address.of(raw), seq: asked <= session.seq ? asked : undefined });
  }
}

/** The page itself says what is wrong, and waits until it is over. */
function withoutDatabase(error: unknown): undefined {
  if (!(error instanceof DatabaseUnavailable)) throw error;
}
