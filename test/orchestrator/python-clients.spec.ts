import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gameIn } from '../support/game-in-status.js';
import { INSTALLATION_MS, Python } from '../support/python.js';
import { range } from '../support/spectator-log.js';
import { Table } from '../support/table.js';

interface Followed {
  readonly success: boolean;
  readonly transport: string;
  readonly seqs: readonly number[];
}

/** By themselves they poll first, and go over to a WebSocket where they can. */
const TRANSPORTS = [
  { transports: [], used: 'websocket' },
  { transports: ['polling'], used: 'polling' },
  { transports: ['websocket'], used: 'websocket' },
];

describe('python-socketio', () => {
  let python: Python;
  let table: Table;
  let game: { readonly id: string; readonly last: number };
  beforeAll(async () => {
    python = await Python.with('socketio-requirements.txt');
    table = await Table.set();
    const { game_id: id, seq: last } = await gameIn('completed', table);
    game = { id, last };
  }, INSTALLATION_MS);
  afterAll(async () => table[Symbol.asyncDispose]());

  const follow = async (script: string, transports: readonly string[]): Promise<Followed> => {
    const { id, last } = game;
    return JSON.parse(await python.run(script, table.orchestrator.url, id, String(last), ...transports)) as Followed;
  };

  it.each(TRANSPORTS)('catches up in order as AsyncClient, with $transports', async ({ transports, used }) => {
    const { success, transport, seqs } = await follow('follow_asyncio.py', transports);
    expect([success, transport]).toEqual([true, used]);
    expect(seqs).toEqual(range(1, game.last));
  });

  // It calls each handler in a thread of its own: the order in which they print is not the order of arrival.
  it.each(TRANSPORTS)('catches up as Client, with $transports', async ({ transports, used }) => {
    const { success, transport, seqs } = await follow('follow_sync.py', transports);
    expect([success, transport]).toEqual([true, used]);
    expect(seqs.toSorted((one, other) => one - other)).toEqual(range(1, game.last));
  });
});
