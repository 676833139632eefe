import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GameAccess } from './access/index.js';
import { DatabaseUnavailable } from './games/ports/index.js';
import type { AnswerMissing } from './missing-page.js';
import type { GameRequest } from './page-heads.js';
import { TournamentStore } from './tournaments/index.js';

/** The document of a tournament, with and without a slash at its end, for each depth of folders. */
const ADDRESSES = { '/t/:id': 'below.html', '/t/:id/': 'below-two.html' };

/** Where watching takes a key, the page does not reveal whether there is a tournament: it takes none. */
export function serveTournaments(server: FastifyInstance, app: NestFastifyApplication, missing: AnswerMissing): void {
  const store = app.get(TournamentStore, { strict: false });
  const { watch } = app.get(GameAccess);
  const isMissing = async (id: string): Promise<boolean> =>
    watch !== 'keys' && (await store.find(id).catch(unknown)) === undefined;
  for (const [address, document] of Object.entries(ADDRESSES))
    server.get<GameRequest>(address, async (request, reply) =>
      (await isMissing(request.params.id)) ? missing(request, reply) : reply.sendFile(document),
    );
}

/** The page itself reports what is wrong, and waits until it is over. */
function unknown(error: unknown): null {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  return null;
}
