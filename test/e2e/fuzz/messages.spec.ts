import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { io } from 'socket.io-client';
import { floodsOf } from './packets.js';
import { PollingClient } from './polling-client.js';
import { Target } from './target.js';

const FUZZED_MS = 12_000;
const MAX_ANSWER = 65_536;
const WHOLE_REQUEST = 60_000;

/** What is sent over a WebSocket in one go; resolves when the server has answered or hung up. */
async function sendFrames(url: string, packets: readonly string[]): Promise<void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const over = new Promise((resolve) => socket.once('disconnect', resolve));
  for (const packet of packets) socket.io.engine.write(packet.slice(1));
  const answered = socket
    .timeout(2_000)
    .emitWithAck('get_state', {})
    .catch(() => undefined);
  await Promise.race([over, answered]);
  socket.disconnect();
}

describe('whatever is sent over Socket.IO', () => {
  let target: Target;
  let gameId: string;
  beforeAll(async () => {
    target = await Target.ready();
    const agents = ['one', 'two'].map((name) => ({ name, personality: 'random' }));
    ({ game_id: gameId } = await target.arena.post<{ game_id: string }>('/games', {
      agents,
      settings: { speed: 'watch' },
    }));
  });
  afterAll(async () => target[Symbol.asyncDispose]());

  const fuzz = async (send: (packets: readonly string[]) => Promise<void>): Promise<void> => {
    const property = fc.asyncProperty(floodsOf(gameId), send);
    const options = { numRuns: 100_000, interruptAfterTimeLimit: FUZZED_MS, endOnFailure: true };
    const { errorInstance, numRuns } = await fc.check(property, options);
    expect(errorInstance).toBeNull();
    expect(numRuns).toBeGreaterThan(5);
  };

  it('is answered briefly, with as many packets in a request as fit', async () => {
    await fuzz(async (packets) => {
      const client = await PollingClient.connect(target.url);
      expect([200, 400, 413]).toContain(await client.send(packets));
      for (const packet of (await client.poll()) ?? []) {
        expect(packet.includes('"success":false') ? packet.length : 0).toBeLessThan(MAX_ANSWER);
      }
    });
  }, 120_000);

  it('is borne in frames that come all at once', async () => {
    await fuzz(async (packets) => {
      await sendFrames(target.url, packets);
      expect((await fetch(`${target.url}/health/live`)).status).toBe(200);
    });
  }, 120_000);

  it('is refused whole where a request is larger than any has reason to be', async () => {
    const client = await PollingClient.connect(target.url);
    const packets = Array.from({ length: 50_000 }, (_, id) => `42${id}["get_state",{"game_id":"${gameId}"}]`);
    expect(await client.send(packets)).toBe(413);
  });

  it('is answered as far as anybody has reason to ask, then refused, then cut off', async () => {
    const client = await PollingClient.connect(target.url);
    const message = `["get_state",{"game_id":"nope"}]`;
    const packets = Array.from({ length: WHOLE_REQUEST / (message.length + 8) }, (_, id) => `42${id}${message}`);
    await client.send(packets);
    const { packets: answers, isOver } = await client.rest();
    expect(isOver).toBe(true);
    expect(answers.filter((answer) => answer.includes('game_not_found')).length).toBeLessThanOrEqual(100);
    expect(answers.some((answer) => answer.includes('too_many_requests'))).toBe(true);
  });

  it.each([
    { it: 'that joins other namespaces', packet: '40/x,' },
    { it: 'that joins and leaves', packet: '40\u001e41' },
    { it: 'that answers heartbeats that were not sent', packet: '3' },
    { it: 'that acknowledges what nobody sent', packet: '431[]' },
  ])('is cut off from a client $it without end', async ({ packet }) => {
    const client = await PollingClient.connect(target.url, false);
    await client.send(Array.from({ length: 1_000 }, () => packet));
    expect((await client.rest()).isOver).toBe(true);
  });

  it('nobody else notices, and nothing is left of it', async () => {
    expect(await target.complaints()).toEqual([]);
  }, 90_000);
});
