import { describe, expect, it } from '@jest/globals';
import { SpectatorClient, type SpectatorEvent, type WatchOptions } from '#libs/spectator-client';
import { CutLine } from '../support/cut-line.js';
import { asReceived, chance } from '../support/spectator-log.js';
import { Table } from '../support/table.js';

const WAYS: readonly { readonly way: string; readonly options: WatchOptions }[] = [
  { way: 'with whole snapshots', options: { afterSeq: 0 } },
  { way: 'with patches', options: { afterSeq: 0, deltas: true } },
];

describe('a SpectatorClient whose connection is cut again and again', () => {
  it.each(WAYS)('carries a whole game: $way', async ({ options }) => {
    await using table = await Table.set({ engine: { turns: 50 } });
    await using line = await CutLine.to(table.orchestrator.url);
    const client = new SpectatorClient(line.url, { reconnect: { delayMs: 5, maxDelayMs: 20 } });
    const below = chance(7);
    const { game_id: id } = await table.rest.createGame();
    const game = await client.watch(id, options);
    let resyncs = 0;
    game.on('resync', () => (resyncs += 1));
    const pictures: { seq: number; state: object }[] = [];
    game.on('picture', (picture) => pictures.push(picture));

    const log: SpectatorEvent[] = [];
    let cutAt = 1 + below(30);
    for await (const event of game) {
      log.push(event);
      if (event.seq < cutAt) continue;
      line.cut();
      cutAt = event.seq + 1 + below(80);
    }
    const { state } = game;
    client.close();

    const written = (await table.rest.events(id)).map((event) => asReceived(id, event));
    expect(log.map(({ event, payload }) => ({ event, payload }))).toEqual(written);
    expect(resyncs).toBeGreaterThan(3);
    expect(state).toMatchObject((await table.rest.game(id)).state);
    for (const { seq, state: seen } of pictures) {
      const { body } = await table.rest.get(`/games/${id}/state?seq=${seq}`);
      expect(seen).toMatchObject(body['state'] as object);
    }
  });
});
