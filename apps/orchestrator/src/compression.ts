import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A smaller answer fits into a few packets uncompressed. */
const MIN_COMPRESSED_BYTES = 8_192;

/**
 * Compresses large answers, such as the replay of a long game, for clients that accept it, always off the event loop.
 * Request bodies are not decompressed. Call it before routes are registered.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, {
    threshold: MIN_COMPRESSED_BYTES,
    syncThreshold: 0,
    globalDecompression: false,
  });
}
