import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Less than this fits into a few packets as it is. Bytes. */
const WORTH_IT = 8_192;

/**
 * Compresses large answers, such as the record of a long game, for those who accept it: off the event loop, however
 * small. Bodies of requests are not unpacked. To be called before there are routes.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, { threshold: WORTH_IT, syncThreshold: 0, globalDecompression: false });
}
