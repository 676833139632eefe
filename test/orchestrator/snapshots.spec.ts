import { describe, expect, it } from '@jest/globals';
import { applyPatch, type Operation } from 'rfc6902';
import type { Received } from '../fixtures/raw-spectator.js';
import { gameIn } from '../support/game-in-status.js';
import { eventsIn, seqOf, stateIn } from '../support/spectator-log.js';
import { Table } from '../support/table.js';

const isEnd = ({ event }: Received): boolean => event === 'game:ended';

/** Each snapshot as a spectator can know it: whole, or made from the one that a patch names. Throws where that is unknown. */
function snapshotsIn(received: readonly Received[]): object[] {
  const byNumber = new Map<number, object>();
  return received.flatMap((one) => {
    const snapshot =
      one.event === 'game:state' ? stateIn(one) : one.event === 'state:patch' ? patched(byNumber, one) : null;
    if (snapshot === null) return [];
    byNumber.set(seqOf(one), snapshot);
    return [snapshot];
  });
}

function patched(byNumber: ReadonlyMap<number, object>, { payload }: Received): object {
  const base = byNumber.get(Number(payload['base_seq']));
  if (base === undefined) throw new Error(`There was no snapshot ${String(payload['base_seq'])}.`);
  const state = JSON.parse(JSON.stringify(base)) as object;
  const failures = applyPatch(state, payload['patch'] as Operation[]).filter((failure) => failure !== null);
  expect(failures).toEqual([]);
  return state;
}

describe('snapshots', () => {
  it.each([{ resultCarriesState: true }, { optional: 'missing' }, { extraFields: true }] as const)(
    'sent as patches are the whole ones: %j',
    async (engine) => {
      await using table = await Table.set({ engine: { ...engine, turns: 40 } });
      const { game_id: id } = await gameIn('paused', table);
      const [whole, patches] = [await table.spectator(), await table.spectator()];
      await whole.join(id);
      await patches.join(id, { deltas: true });
      await table.rest.control(id, 'speed', { speed: 'instant' });
      await table.rest.control(id, 'resume');
      await Promise.all([whole.until(isEnd), patches.until(isEnd)]);

      const seen = snapshotsIn(patches.received);
      expect(seen.length).toBeGreaterThan(50);
      expect(seen).toEqual(snapshotsIn(whole.received));
      expect(patches.received.filter(({ event }) => event === 'game:state')).toHaveLength(1);
      expect(whole.received.map(({ event }) => event)).not.toContain('state:patch');
      expect(eventsIn(patches.received)).toEqual(eventsIn(whole.received));
    },
  );

  it('sent as patches to a client that joins at any moment lead to the same last one', async () => {
    await using table = await Table.set({ engine: { turns: 40 } });
    const crowd = await Promise.all(
      [20, 40, 60, 80, 100].map(async (moment) => ({ moment, patches: await table.spectator() })),
    );
    const { id, spectator } = await table.watchedGame();
    await Promise.all(
      crowd.map(async ({ moment, patches }) => {
        await spectator.until((received) => seqOf(received) >= moment);
        await patches.join(id, { deltas: true });
        await patches.until(isEnd);
      }),
    );
    const last = snapshotsIn(spectator.received).at(-1);
    expect(last).toEqual((await table.rest.game(id)).state);
    for (const { patches } of crowd) expect(snapshotsIn(patches.received).at(-1)).toEqual(last);
  });

  it('are put in an envelope where that is set', async () => {
    await using table = await Table.set({ config: { STATE_ENVELOPE: 'true' } });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(isEnd);
    const snapshots = spectator.received.filter(({ event }) => event === 'game:state');
    expect(snapshots.length).toBeGreaterThan(10);
    for (const { payload } of snapshots) {
      expect(payload).toEqual({
        game_id: id,
        seq: expect.any(Number),
        at: expect.any(String),
        state: expect.objectContaining({ players: expect.any(Array) }),
      });
    }
    const { state } = await table.rest.game(id);
    expect(snapshots.at(-1)?.payload['state']).toEqual(state);
  });
});

/** `…_id` of a player → the field beside it that holds the player's name. */
const NAMED = {
  player_id: 'player_name',
  to_player_id: 'to_player_name',
  creditor_id: 'creditor_name',
  winner_id: 'winner_name',
};

describe('what a spectator receives', () => {
  it('names its game, its number, its time and every player', async () => {
    await using table = await Table.set({
      engine: { turns: 40 },
      agent: ({ nth }) => (nth % 5 === 0 ? 'invalid' : nth % 7 === 0 ? 'status500' : nth === 8 ? 'hang' : 'sensible'),
    });
    const { id, spectator } = await table.watchedGame({ turn_timeout: 0.5 });
    await spectator.until(isEnd);
    const names = new Map((await table.rest.game(id)).players.map((player) => [player.id, player.name]));
    const kinds = new Set<string>();
    for (const { event, payload } of spectator.received) {
      expect(payload).toMatchObject({ game_id: id, seq: expect.any(Number) });
      expect(new Date(String(payload['at'])).toISOString()).toBe(payload['at']);
      if (event === 'game:state') continue;
      for (const [field, name] of Object.entries(NAMED)) {
        if (!(field in payload)) continue;
        expect(payload[name]).toBe(names.get(String(payload[field])));
        kinds.add(event);
      }
    }
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'turn:start',
        'turn:timeout',
        'agent:error',
        'agent:decision',
        'dice:rolled',
        'rent:paid',
        'turn:action',
        'turn:end',
        'game:ended',
      ]),
    );
  });

  it('of an agent that thinks aloud is its thinking, as it thinks', async () => {
    await using table = await Table.set({ agent: 'ndjson', engine: { turns: 3 } });
    const { game_id: id } = await gameIn('paused', table);
    const [whole, patches] = [await table.spectator(), await table.spectator()];
    await whole.join(id);
    await patches.join(id, { deltas: true });
    await table.rest.control(id, 'speed', { speed: 'instant' });
    await table.rest.control(id, 'resume');
    await Promise.all([whole.until(isEnd), patches.until(isEnd)]);

    for (const { received } of [whole, patches]) {
      const chunks = received.filter(({ event }) => event === 'agent:thinking:chunk');
      const asked = received.filter(({ event }) => event === 'agent:thinking');
      expect(chunks.map(({ payload }) => payload['text'])).toEqual(
        asked.flatMap(() => ['Let me see', 'That looks good']),
      );
      for (const { payload } of chunks) {
        expect(payload).toEqual({
          game_id: id,
          player_id: expect.any(String),
          player_name: expect.any(String),
          text: expect.any(String),
          at: expect.any(String),
        });
      }
      const first = received.findIndex(({ event }) => event === 'agent:thinking:chunk');
      expect(received[first - 1]).toMatchObject({
        event: 'agent:thinking',
        payload: { player_id: received[first]?.payload['player_id'] },
      });
    }
    const written = new Set<string>((await table.rest.events(id)).map(({ event }) => event));
    expect(written).not.toContain('agent:thinking:chunk');
  });
});
