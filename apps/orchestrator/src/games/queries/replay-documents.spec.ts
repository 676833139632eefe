import { describe, expect, it } from '@jest/globals';
import { COMPLETED as GAME } from '../domain/testing/sessions.js';
import { ReplayDocuments } from './replay-documents.js';

/** Pieces that are counted, each time that somebody reads them. */
class Pieces {
  readings = 0;

  constructor(private readonly pieces: readonly string[]) {}

  readonly read = async function* (this: Pieces): AsyncGenerator<string> {
    this.readings += 1;
    yield* this.pieces;
  }.bind(this);
}

describe('the replays that were asked for last', () => {
  it('are read once for all who ask for one game, together or later', async () => {
    const documents = new ReplayDocuments();
    const pieces = new Pieces(['{"a', '":"ü"}']);
    const together = await Promise.all([1, 2, 3].map(async () => documents.of(GAME, pieces.read)));
    const later = await documents.of(GAME, pieces.read);
    expect(new Set([...together, later]).size).toBe(1);
    expect(later?.toString()).toBe('{"a":"ü"}');
    expect(pieces.readings).toBe(1);
  });

  it.each([
    ['with another event', { seq: GAME.seq + 1 }],
    ['that changed at another time', { updatedAt: '2026-01-02T00:00:00.000Z' }],
    ['with another id', { id: 'another' }],
  ])('are not those of a game %s', async (_, difference) => {
    const documents = new ReplayDocuments();
    await documents.of(GAME, new Pieces(['before']).read);
    expect((await documents.of({ ...GAME, ...difference }, new Pieces(['after']).read))?.toString()).toBe('after');
  });

  it('are not kept where one is longer than memory allows, and it is not read to its end', async () => {
    const documents = new ReplayDocuments();
    const megabyte = 'x'.repeat(2 ** 20);
    let read = 0;
    const endless = async function* (): AsyncGenerator<string> {
      for (;;) {
        read += 1;
        yield megabyte;
      }
    };
    expect(await documents.of(GAME, endless)).toBeUndefined();
    expect(await documents.of(GAME, endless)).toBeUndefined();
    expect(read).toBe(9);
  });

  it('are read again after a failure', async () => {
    const documents = new ReplayDocuments();
    const broken = async function* (): AsyncGenerator<string> {
      yield '{';
      throw new Error('The disk is gone.');
    };
    await expect(documents.of(GAME, broken)).rejects.toThrow('The disk is gone.');
    expect((await documents.of(GAME, new Pieces(['{}']).read))?.toString()).toBe('{}');
  });
});
