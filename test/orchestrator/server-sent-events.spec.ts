import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { EventSource } from 'undici';
import { closing } from '../../libs/service/src/testing/index.js';
import type { NumberedEvent } from '#libs/protocol';
import { FollowedStream, type ReceivedEvent } from '../support/followed-stream.js';
import { rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

/** As a stream writes it. */
function asReceived(gameId: string, { seq, at, event, payload }: NumberedEvent): ReceivedEvent {
  return { id: String(seq), event, data: { ...payload, game_id: gameId, seq, at } };
}

describe('the server-sent events of a game', () => {
  let table: Table;
  beforeAll(async () => {
    table = await Table.set({ config: { LIMIT_READ: '0' } });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  const streamOf = (gameId: string, query = ''): string => `${table.orchestrator.url}/games/${gameId}/stream${query}`;

  it('are those of the game, each once and in order, with the states between them, until it is over', async () => {
    const { game_id: id } = await table.rest.createGame({ max_turns: 20 });
    await using stream = FollowedStream.open(streamOf(id, '?after_seq=0'));
    expect(await stream.ended).toBe(0);
    const stored = await table.rest.events(id);
    expect(stream.events).toEqual(stored.map((event) => asReceived(id, event)));
    expect(stored.at(-1)).toMatchObject({ event: 'game:ended' });
    const states = stream.received.filter(({ event }) => event === 'game:state');
    for (const { id: last, data } of states) expect(data).toMatchObject({ game_id: id, seq: Number(last) });
    expect(states.length).toBeGreaterThan(0);
  });

  it('are those from now on, after the present state, for a client that names no number', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    await table.rest.control(id, 'pause');
    const { seq } = await table.rest.game(id);
    await using stream = FollowedStream.open(streamOf(id));
    const first = await stream.receives(() => true);
    expect(first).toMatchObject({ id: String(seq), event: 'game:state', data: { game_id: id, seq } });
    await table.rest.control(id, 'speed', { speed: 'fast' });
    expect(await stream.receives(({ event }) => event === 'game:speed')).toMatchObject({ id: String(seq + 1) });
    expect(stream.events).toHaveLength(1);
  });

  it('go on where a client of the standard was when its connection broke', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const source = new EventSource(streamOf(id, '?after_seq=0'));
    const seqs: number[] = [];
    source.addEventListener('game:speed', (event) => {
      if ('lastEventId' in event) seqs.push(Number(event.lastEventId));
    });
    await once(source, 'open');
    await table.rest.control(id, 'speed', { speed: 'slow' });
    await until(
      (count) => count === 1,
      async () => setImmediate(seqs.length),
    );
    await table.restart();
    await table.rest.control(id, 'speed', { speed: 'watch' });
    await until(
      (count) => count === 2,
      async () => setImmediate(seqs.length),
    );
    const stored = (await table.rest.events(id)).filter(({ event }) => event === 'game:speed');
    expect(seqs).toEqual(stored.map(({ seq }) => seq));
    source.close();
  });

  it('are no more for a client that has them all: it is not to come back', async () => {
    const { game_id: id } = await table.rest.createGame({ max_turns: 1 });
    await using stream = FollowedStream.open(streamOf(id, '?after_seq=0'));
    await stream.ended;
    const last = stream.received.at(-1)?.id ?? '';
    const again = await fetch(streamOf(id), { headers: { 'last-event-id': last } });
    expect([again.status, await again.text()]).toEqual([204, '']);
    // Its number goes before the one in the address, which stays that of the beginning.
    expect((await fetch(streamOf(id, '?after_seq=0'), { headers: { 'last-event-id': last } })).status).toBe(204);
  });

  it.each([
    { name: 'a word', header: 'latest', code: 'invalid_request' },
    { name: 'a negative number', header: '-1', code: 'invalid_request' },
    { name: 'a number beyond the last', header: '99999', code: 'seq_out_of_range' },
    { name: 'a number that is none of this world', header: '9'.repeat(400), code: 'invalid_request' },
    { name: 'a number in the address beyond the last', query: '?after_seq=99999', code: 'seq_out_of_range' },
    { name: 'an empty number in the address', query: '?after_seq=', code: 'invalid_request' },
  ])('are refused to $name', async ({ header, query = '', code }) => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const answer = await fetch(streamOf(id, query), {
      headers: header === undefined ? {} : { 'last-event-id': header },
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('are none where there is no such game', async () => {
    const answer = await fetch(streamOf('no-such-game'));
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'game_not_found' }]);
  });

  it('are neither kept nor held back on their way', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const answer = await fetch(streamOf(id), { headers: { 'accept-encoding': 'gzip, br' } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(answer.headers.get('content-encoding')).toBeNull();
    await answer.body?.cancel();
  });

  it('have headers alone for HEAD', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    expect(await rawRequest(table.orchestrator.url, { method: 'HEAD', path: `/games/${id}/stream` })).toMatchObject({
      status: 200,
    });
  });

  it('count as viewers, as long as they are read', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const viewers = async (): Promise<unknown> => (await table.rest.game(id)).viewers;
    {
      await using stream = FollowedStream.open(streamOf(id));
      await stream.receives(() => true);
      expect(await viewers()).toBe(1);
    }
    await until((count) => count === 0, viewers);
  });

  it('reach a client that reads nothing for a while in full, and others meanwhile', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const { hostname, port } = new URL(table.orchestrator.url);
    const slow = connect(Number(port), hostname);
    await once(slow, 'connect');
    slow.write(`GET /games/${id}/stream?after_seq=0 HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
    slow.pause();
    await using fast = FollowedStream.open(streamOf(id, '?after_seq=0'));
    await table.rest.control(id, 'speed', { speed: 'instant' });
    expect(await fast.ended).toBe(0);
    const stored = await table.rest.events(id);
    expect(fast.events).toHaveLength(stored.length);
    const gone = closing(slow);
    let text = '';
    slow.on('data', (chunk: Buffer) => (text += chunk.toString()));
    slow.resume();
    await until(
      (isWhole) => isWhole,
      async () => setImmediate(text.includes('event: game:ended')),
    );
    const ids = [...text.matchAll(/^id: (\d+)\nevent: (?!game:state)/gm)].map(([, number]) => Number(number));
    expect(ids).toEqual(stored.map(({ seq }) => seq));
    slow.destroy();
    await gone;
  });
});

describe('a server with server-sent events', () => {
  it('ends them when it shuts down', async () => {
    await using table = await Table.set();
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    await using stream = FollowedStream.open(`${table.orchestrator.url}/games/${id}/stream`);
    await stream.receives(() => true);
    await table.restart();
    expect(await stream.ended).toBe(0);
  });

  it('counts them among the sockets of an address', async () => {
    await using table = await Table.set({ config: { MAX_SOCKETS_PER_ADDRESS: '2' } });
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const url = `${table.orchestrator.url}/games/${id}/stream`;
    await using first = FollowedStream.open(url);
    await first.receives(() => true);
    const spectator = await table.spectator();
    const refused = await fetch(url);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests', limit: 'sockets' });
    spectator.close();
    const status = async (): Promise<number> => {
      const answer = await fetch(url);
      await answer.body?.cancel();
      return answer.status;
    };
    expect(await until((code) => code !== 429, status)).toBe(200);
  });
});
