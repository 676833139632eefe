import { describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { PollingClient } from '../fixtures/polling-client.js';
import type { Received } from '../fixtures/raw-spectator.js';
import { gameIn } from '../support/game-in-status.js';
import { range, seqsIn } from '../support/spectator-log.js';
import { Table } from '../support/table.js';

/** python-engineio's `max_decode_packets`. */
const MOST = 16;

const isEnd = ({ event }: Received): boolean => event === 'game:ended';

describe('a client that polls', () => {
  it('is never sent more packets in an answer than every client reads, and catches up', async () => {
    await using table = await Table.set({ engine: { turns: 40 } });
    const { game_id: id, seq } = await gameIn('completed', table);
    const client = await PollingClient.connect(table.orchestrator.url);
    await client.emit('join_game', { game_id: id, after_seq: 0 });
    await client.pollUntil(({ event }) => event === 'game:state');
    expect(seq).toBeGreaterThan(400);
    expect(seqsIn(client.received)).toEqual(range(1, seq));
    expect(Math.max(...client.packetCounts)).toBeGreaterThan(MOST / 2);
    expect(Math.max(...client.packetCounts)).toBeLessThanOrEqual(MOST);
  });

  it('is sent what happens while it does not ask, as much at a time as it can read', async () => {
    await using table = await Table.set({ engine: { turns: 40 } });
    const { game_id: id, seq } = await gameIn('paused', table);
    const [client, other] = [await PollingClient.connect(table.orchestrator.url), await table.spectator()];
    await client.emit('join_game', { game_id: id, envelope: true });
    await other.join(id);
    await table.rest.control(id, 'speed', { speed: 'instant' });
    await table.rest.control(id, 'resume');
    await other.until(isEnd);
    await client.pollUntil(isEnd);
    expect(seqsIn(client.received)).toEqual(range(seq + 1, (await table.rest.game(id)).seq));
    expect(Math.max(...client.packetCounts)).toBeLessThanOrEqual(MOST);
  });

  it.each([
    { name: 'over polling alone', transports: ['polling'] },
    { name: 'at the defaults: polling, then a WebSocket', transports: ['polling', 'websocket'] },
    { name: 'over a WebSocket alone', transports: ['websocket'] },
  ])('socket.io-client catches up $name', async ({ transports }) => {
    await using table = await Table.set({ engine: { turns: 40 } });
    const { game_id: id, seq } = await gameIn('completed', table);
    const socket = io(table.orchestrator.url, { transports, forceNew: true });
    const received: Received[] = [];
    socket.onAny((event: string, payload: Received['payload']) => received.push({ event, payload }));
    const answer = new Promise((resolve) => {
      // At once: with the defaults the upgrade is under way meanwhile.
      socket.once('connect', () => socket.emit('join_game', { game_id: id, after_seq: 0 }, resolve));
    });
    expect(await answer).toMatchObject({ success: true, seq });
    socket.disconnect();
    expect(seqsIn(received)).toEqual(range(1, seq));
  });
});
