import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { queuedBytes } from '../transport/engine-io-internals.js';
import { ReadReceipts } from '../transport/read-receipts.js';
import { MAX_UNREAD_BYTES } from '../transport/slow-consumers.js';
import { eventsFrom } from '../testing/changes.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';
import { inTime } from '../testing/in-time.js';

const PIECE = 200_000;

/** Longer than connections are left unlooked at. */
const looks = async (): Promise<void> => sleep(600);

const numbers = (first: number, last: number): number[] => eventsFrom(first, last).map(({ seq }) => seq);

describe('a spectator who does not read', () => {
  let table: RoomsFixture;
  let guest: TestSpectator;
  let other: TestSpectator;
  beforeEach(async () => {
    table = await RoomsFixture.set(10);
    [guest, other] = [await table.guest(), await table.guest()];
    for (const { socket } of [guest, other]) await table.feeds.join(socket, 'g');
  });
  afterEach(async () => table[Symbol.asyncDispose]());

  /** By default he has been sent more than anybody is without reading it. */
  const stop = (bytes = 600_000): void => {
    ReadReceipts.of(guest.socket);
    guest.stopReading();
    const text = 'x'.repeat(bytes);
    guest.socket.emit('agent:thinking:chunk', { player_id: 'a', player_name: 'Ann', text, game_id: 'g', at: '' });
  };

  const isLive = ({ socket }: TestSpectator): boolean => socket.rooms.has('game:g');

  it('is sent nothing more, while others hear everything', async () => {
    stop();
    const { unread } = ReadReceipts.of(guest.socket);
    for (const seq of numbers(11, 20)) await table.happens(seq);
    await other.hears(20);
    expect(isLive(guest)).toBe(false);
    expect(ReadReceipts.of(guest.socket).unread).toBe(unread);
    expect(table.store.reads).toBe(0);
  });

  it('hears it once and in order when he reads again, and then what happens', async () => {
    await table.happens(11);
    stop();
    for (const seq of numbers(12, 40)) await table.happens(seq);
    guest.readAgain();
    await guest.hears(40);
    await table.happens(41);
    await Promise.all([guest.hears(41), other.hears(41)]);
    expect(guest.heard).toEqual(numbers(11, 41));
    expect(other.heard).toEqual(numbers(11, 41));
  });

  it.each([
    { deltas: true, envelope: false, room: 'patches' },
    { deltas: false, envelope: false, room: 'pictures' },
    { deltas: true, envelope: true, room: 'patches:enveloped' },
    { deltas: false, envelope: true, room: 'pictures:enveloped' },
  ])('has the states again that he had: deltas $deltas, envelope $envelope', async ({ room, ...view }) => {
    await table.feeds.join(guest.socket, 'g', undefined, view);
    stop();
    await table.happens(11);
    guest.readAgain();
    await guest.hears(11);
    while (!isLive(guest)) await new Promise((resolve) => guest.client.once('game:state', resolve));
    expect([...guest.socket.rooms]).toEqual([guest.socket.id, 'game:g', `game:g:${room}`]);
  });

  it('hears nothing more of a game that he leaves meanwhile, and the game is not kept for him', async () => {
    stop();
    await table.happens(11);
    for (const { socket } of [guest, other]) table.feeds.leave(socket, 'g');
    guest.readAgain();
    await ReadReceipts.of(guest.socket).untilUnread(0);
    guest.socket.emit('game:speed', { game_id: 'g', seq: 99, at: '', speed: 'fast' });
    await guest.hears(99);
    expect(guest.heard).toEqual([99]);
    expect(table.fanOut.ids).toEqual(new Set());
  });

  it('hears what he asks for when he joins again meanwhile', async () => {
    stop();
    await table.happens(11);
    const joining = table.feeds.join(guest.socket, 'g', 5);
    guest.readAgain();
    await joining;
    await table.happens(12);
    await guest.hears(12);
    expect(guest.heard).toEqual(numbers(6, 12));
  });

  it('is disconnected when what he has missed cannot be read, and leaves nothing behind', async () => {
    stop();
    await table.happens(11);
    table.feeds.leave(other.socket, 'g');
    table.store.isAway = true;
    const gone = once(guest.socket, 'disconnect');
    guest.readAgain();
    await inTime(gone, () => 'still connected');
    expect(table.fanOut.ids).toEqual(new Set());
  });

  it('leaves nothing behind when his connection goes', async () => {
    stop();
    await table.happens(11);
    table.feeds.leave(other.socket, 'g');
    expect(table.fanOut.ids).toEqual(new Set(['g']));
    guest.socket.disconnect(true);
    await new Promise<void>((resolve) => void setImmediate(resolve));
    expect(table.fanOut.ids).toEqual(new Set());
  });

  it('is disconnected when too much waits for him', async () => {
    const gone = once(guest.socket, 'disconnect');
    stop(20_000_000);
    expect(await inTime(gone, () => 'still connected')).toEqual(['server namespace disconnect', undefined]);
  });

  it('stays while as much waits for him as may, and no longer', async () => {
    stop(0);
    const { socket } = guest;
    const send = (bytes: number): void => {
      const text = 'x'.repeat(bytes);
      socket.emit('agent:thinking:chunk', { player_id: 'a', player_name: 'Ann', text, game_id: 'g', at: '' });
    };
    // The system takes some of it, so what waits is filled up until it takes no more.
    const fillUp = async (): Promise<void> => {
      while (queuedBytes(socket) < MAX_UNREAD_BYTES - 2 * PIECE) send(PIECE);
      await looks();
      if (queuedBytes(socket) < MAX_UNREAD_BYTES - 2 * PIECE) await fillUp();
    };
    await fillUp();
    expect(socket.connected).toBe(true);
    const gone = once(socket, 'disconnect');
    for (let sent = 0; sent < 3; sent += 1) send(PIECE);
    await inTime(gone, () => `${queuedBytes(socket)} bytes wait`);
  });

  it('has his connection closed although he never reads why', async () => {
    const [connection] = table.connections;
    if (connection === undefined) throw new Error('Nobody is connected.');
    const closed = once(connection, 'close');
    stop(20_000_000);
    await inTime(closed, () => 'the connection is open');
    expect(connection.destroyed).toBe(true);
    expect(other.socket.connected).toBe(true);
  });
});
