import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RawSpectator } from '../fixtures/raw-spectator.js';
import { FollowedStream } from '../support/followed-stream.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const OPS = 'key-of-operations-0815';
const CI = 'key-that-creates-0815';
const WATCHER = 'key-that-only-watches';

/** The reload interval is a second; the rest is for a busy machine. */
const SOON_MS = 20_000;

describe('a server whose API keys are in a file', () => {
  let folder: string;
  let path: string;
  let table: Table;
  let game: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
    path = join(folder, 'keys');
    write();
    // No rates: what follows asks as fast as it can until a key has its new rights.
    table = await Table.set({ config: { API_KEYS_FILE: path, WATCH: 'keys', LIMIT_CONTROL: '0', LIMIT_READ: '0' } });
    ({ game_id: game } = await clientWith(OPS).createGame({ speed: 'watch' }));
  });
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const write = (...entries: readonly string[]): void =>
    writeFileSync(path, [`ops:admin:${OPS}`, ...entries].join('\n'));
  const clientWith = (key: string): RestClient => new RestClient(table.orchestrator.url, { 'x-api-key': key });
  const joined = async (key: string): Promise<RawSpectator> => {
    const spectator = await table.spectator({ auth: { api_key: key } });
    expect(await spectator.join(game)).toMatchObject({ success: true });
    return spectator;
  };

  /** Asks until the answer has this status. */
  async function becomes(status: number, ask: () => Promise<{ readonly status: number }>): Promise<void> {
    const deadline = Date.now() + SOON_MS;
    let answer = await ask();
    while (answer.status !== status && Date.now() < deadline) answer = await ask();
    expect(answer).toMatchObject({ status });
  }
  const controlled = (key: string) => async () => clientWith(key).control(game, 'speed', { speed: 'watch' });

  beforeEach(async () => {
    write(`ci:create:${CI}`, `eye:control:${WATCHER}`);
    await becomes(200, controlled(WATCHER));
    await becomes(200, async () => clientWith(CI).get('/games'));
  });

  it('disconnects the sockets of a key that was removed, with the reason, and no others', async () => {
    const [leaves, stays] = [await joined(WATCHER), await joined(CI)];
    write(`ci:create:${CI}`);
    await leaves.disconnection;
    expect(leaves.received.at(-1)).toMatchObject({ event: 'game:error', payload: { code: 'api_key_unknown' } });
    expect(stays.connected).toBe(true);
    expect(await controlled(WATCHER)()).toMatchObject({ status: 403, body: { code: 'api_key_unknown' } });
    expect(await stays.request('get_state', { game_id: game })).toMatchObject({ success: true });
  });

  it('ends the server-sent events of a key that was removed, with the reason, and no others', async () => {
    const url = `${table.orchestrator.url}/games/${game}/stream`;
    await using leaves = FollowedStream.open(url, '--header', `X-API-Key: ${WATCHER}`);
    await using stays = FollowedStream.open(url, '--header', `Authorization: Bearer ${CI}`);
    for (const stream of [leaves, stays]) await stream.receives(({ event }) => event === 'game:state');
    write(`ci:create:${CI}`);
    await leaves.ended;
    expect(leaves.received.at(-1)).toMatchObject({ event: 'game:error', data: { code: 'api_key_unknown' } });
    await clientWith(OPS).control(game, 'speed', { speed: 'slow' });
    expect(await stays.receives(({ event }) => event === 'game:speed')).toMatchObject({ data: { speed: 'slow' } });
    await clientWith(OPS).control(game, 'speed', { speed: 'watch' });
  });

  it('takes a right from a connected key at its next message when its scope shrinks', async () => {
    const spectator = await joined(WATCHER);
    expect(await spectator.setSpeed(game, 'slow')).toMatchObject({ success: true });
    write(`ci:create:${CI}`, `eye:create:${WATCHER}`);
    await becomes(403, controlled(WATCHER));
    expect(await spectator.setSpeed(game, 'watch')).toMatchObject({ success: false, code: 'insufficient_scope' });
    expect(await spectator.request('get_state', { game_id: game })).toMatchObject({ success: true });
    expect(spectator.connected).toBe(true);
  });

  it('takes a new key without a restart', async () => {
    write(`ci:create:${CI}`, `eye:control:${WATCHER}`, 'new:control:a-key-that-is-new-0815');
    await becomes(200, controlled('a-key-that-is-new-0815'));
    expect(await clientWith(OPS).get(`/games/${game}`)).toMatchObject({ status: 200 });
  });
});
