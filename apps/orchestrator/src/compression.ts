import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const gzipped = promisify(gzip);

/** Documents that grow with a game: a long one has megabytes, of which a tenth says the same. */
const LARGE = ['/games/:id/replay'];

/** Less than this fits into a few packets as it is. Characters. */
const WORTH_IT = 8_192;

/** Compresses large documents for those who accept it, on another thread; all else is sent as it is. */
export function compressLargeDocuments(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', async (request, reply, payload) => {
    if (!LARGE.includes(request.routeOptions.url ?? '')) return payload;
    reply.header('vary', 'accept-encoding');
    const isAccepted = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(request.headers['accept-encoding'] ?? '');
    if (typeof payload !== 'string' || payload.length < WORTH_IT || !isAccepted) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return gzipped(payload, { level: constants.Z_BEST_SPEED });
  });
}
