import { describe, expect, it } from '@jest/globals';
import type { RawSpectator, Received } from '../fixtures/raw-spectator.js';
import { gameIn } from '../support/game-in-status.js';
import { eventsIn, stateIn } from '../support/spectator-log.js';
import { Table } from '../support/table.js';

const isEnd = ({ event }: Received): boolean => event === 'game:ended';

const statesIn = (spectator: RawSpectator): Received[] =>
  spectator.received.filter(({ event }) => event === 'game:state');

function envelopedIn({ payload: { game_id, seq, at, state, ...others } }: Received): unknown {
  expect([game_id, seq, at]).toEqual([expect.any(String), expect.any(Number), expect.any(String)]);
  expect(others).toEqual({});
  return state;
}

async function playedToItsEnd(table: Table, id: string, spectators: readonly RawSpectator[]): Promise<void> {
  await table.rest.control(id, 'speed', { speed: 'instant' });
  await table.rest.control(id, 'resume');
  await Promise.all(spectators.map((spectator) => spectator.until(isEnd)));
}

describe('the envelope of a state', () => {
  it.each([{ STATE_ENVELOPE: 'false' }, { STATE_ENVELOPE: 'true' }])(
    'is what each client of a game asked for, whatever the server does by default: %j',
    async (config) => {
      await using table = await Table.set({ config });
      const { game_id: id } = await gameIn('paused', table);
      const views = [{ envelope: true }, { envelope: false }, { envelope: null }, {}, { envelope: true, after_seq: 0 }];
      const spectators = await Promise.all(views.map(async () => table.spectator()));
      for (const [index, spectator] of spectators.entries()) await spectator.join(id, views[index]);
      await playedToItsEnd(table, id, spectators);

      const seen = spectators.map((spectator, index) => {
        const isEnveloped = views[index]?.envelope ?? config.STATE_ENVELOPE === 'true';
        return statesIn(spectator).map((one) => (isEnveloped ? envelopedIn(one) : stateIn(one)));
      });
      expect(seen[0]?.length).toBeGreaterThan(10);
      for (const states of seen) expect(states).toEqual(seen[0]);
      expect(seen[0]?.at(-1)).toEqual((await table.rest.game(id)).state);
      for (const spectator of spectators.slice(0, 4))
        expect(eventsIn(spectator.received)).toEqual(eventsIn(spectators[0]?.received ?? []));
    },
  );

  it('is around the one whole state of a client that has patches', async () => {
    await using table = await Table.set();
    const { game_id: id, state } = await gameIn('paused', table);
    const [enveloped, flat] = [await table.spectator(), await table.spectator()];
    await enveloped.join(id, { deltas: true, envelope: true });
    await flat.join(id, { deltas: true });
    await playedToItsEnd(table, id, [enveloped, flat]);

    expect(statesIn(enveloped).map(envelopedIn)).toEqual([state]);
    expect(statesIn(flat).map(stateIn)).toEqual([state]);
    const patches = flat.received.filter(({ event }) => event === 'state:patch');
    expect(patches.length).toBeGreaterThan(10);
    expect(enveloped.received.filter(({ event }) => event === 'state:patch')).toEqual(patches);
  });

  it('is that of the last join', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('paused', table);
    const spectator = await table.spectator();
    await spectator.join(id, { envelope: true });
    await spectator.join(id);
    const before = statesIn(spectator).length;
    await playedToItsEnd(table, id, [spectator]);
    const later = statesIn(spectator).slice(before);
    expect(later.length).toBeGreaterThan(10);
    for (const { payload } of later) expect(payload['players']).toEqual(expect.any(Array));
  });

  it('is refused where it is no yes or no', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('paused', table);
    const spectator = await table.spectator();
    expect(await spectator.join(id, { envelope: 'yes' })).toEqual({
      success: false,
      code: 'invalid_request',
      error: 'envelope must be a boolean value',
    });
  });
});
