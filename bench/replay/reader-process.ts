// Reads an address many times at once in a process of its own, and counts the bytes without parsing them.
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { ReadOrder, ReadReport } from './reader.js';

async function readAll({ url, readers }: ReadOrder): Promise<ReadReport> {
  const dispatcher = new Agent({ connections: readers, headersTimeout: 0, bodyTimeout: 0 });
  const began = performance.now();
  let [bytes, refused] = [0, 0];
  const read = async (): Promise<void> => {
    for (;;) {
      const { statusCode, headers, body } = await request(url, { dispatcher });
      let length = 0;
      for await (const chunk of body) length += (chunk as Buffer).length;
      if (statusCode === 200) {
        bytes += length;
        return;
      }
      if (statusCode !== 429) throw new Error(`${url} answered ${statusCode}.`);
      refused += 1;
      // As clients should: not all at the same moment.
      await delay(Number(headers['retry-after']) * 1_000 * (1 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  const seconds = (performance.now() - began) / 1_000;
  await dispatcher.close();
  return { bytes, refused, seconds };
}

process.on('message', (order: ReadOrder) => {
  void readAll(order).then((report) => process.send?.(report));
});
process.once('disconnect', () => process.exit(0));
