import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { closing } from '../../../../../libs/service/src/testing/index.js';
import { queuedBytes } from '../transport/engine-io-internals.js';
import { MAX_UNREAD_BYTES } from '../transport/slow-consumers.js';
import { eventsFrom } from '../testing/changes.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';
import { inTime } from '../testing/in-time.js';

const PIECE = 200_000;

/** Longer than the time between two checks. */
const checked = async (): Promise<void> => sleep(200);

const numbers = (first: number, last: number): number[] => eventsFrom(first, last).map(({ seq }) => seq);

describe('a spectator who does not read', () => {
  let fixture: RoomsFixture;
  let spectator: TestSpectator;
  let other: TestSpectator;
  beforeEach(async () => {
    fixture = await RoomsFixture.withEvents(10);
    [spectator, other] = [await fixture.spectator(), await fixture.spectator()];
    for (const { socket } of [spectator, other]) await fixture.joins.join(socket, 'g');
  });
  afterEach(async () => fixture[Symbol.asyncDispose]());

  /** By default the spectator is sent more than a live one may leave unread. */
  const stop = (bytes = 600_000): void => {
    fixture.receipts.of(spectator.socket);
    spectator.stopReading();
    const text = 'x'.repeat(bytes);
    spectator.socket.emit('agent:thinking:chunk', { player_id: 'a', player_name: 'Ann', text, game_id: 'g', at: '' });
  };

  const isLive = ({ socket }: TestSpectator): boolean => socket.rooms.has('game:g');

  it('is sent nothing more, while others receive everything', async () => {
    stop();
    const { unreadBytes } = fixture.receipts.of(spectator.socket);
    for (const seq of numbers(11, 20)) await fixture.commit(seq);
    await other.receives(20);
    expect(isLive(spectator)).toBe(false);
    expect(fixture.receipts.of(spectator.socket).unreadBytes).toBe(unreadBytes);
    expect(fixture.store.reads).toBe(0);
  });

  it('receives everything once and in order when it reads again, and is then live again', async () => {
    await fixture.commit(11);
    stop();
    for (const seq of numbers(12, 40)) await fixture.commit(seq);
    spectator.readAgain();
    await spectator.receives(40);
    await fixture.commit(41);
    await Promise.all([spectator.receives(41), other.receives(41)]);
    expect(spectator.received).toEqual(numbers(11, 41));
    expect(other.received).toEqual(numbers(11, 41));
  });

  it.each([
    { deltas: true, envelope: false, room: 'patches' },
    { deltas: false, envelope: false, room: 'snapshots' },
    { deltas: true, envelope: true, room: 'patches:enveloped' },
    { deltas: false, envelope: true, room: 'snapshots:enveloped' },
  ])('has the states again that it chose: deltas $deltas, envelope $envelope', async ({ room, ...view }) => {
    await fixture.joins.join(spectator.socket, 'g', undefined, view);
    stop();
    await fixture.commit(11);
    spectator.readAgain();
    await spectator.receives(11);
    while (!isLive(spectator)) await new Promise((resolve) => spectator.client.once('game:state', resolve));
    expect([...spectator.socket.rooms]).toEqual([spectator.socket.id, 'game:g', `game:g:${room}`]);
  });

  it('receives nothing more of a game that it leaves meanwhile, and its room closes', async () => {
    stop();
    await fixture.commit(11);
    for (const { socket } of [spectator, other]) fixture.joins.leave(socket, 'g');
    spectator.readAgain();
    await fixture.receipts.of(spectator.socket).untilUnread(0);
    spectator.socket.emit('game:speed', { game_id: 'g', seq: 99, at: '', speed: 'fast' });
    await spectator.receives(99);
    expect(spectator.received).toEqual([99]);
    expect(fixture.stream.ids).toEqual(new Set());
  });

  it('receives what it asks for when it joins again meanwhile', async () => {
    stop();
    await fixture.commit(11);
    const joining = fixture.joins.join(spectator.socket, 'g', 5);
    spectator.readAgain();
    await joining;
    await fixture.commit(12);
    await spectator.receives(12);
    expect(spectator.received).toEqual(numbers(6, 12));
  });

  it('is disconnected when the missed events cannot be read, and leaves no room open', async () => {
    stop();
    await fixture.commit(11);
    fixture.joins.leave(other.socket, 'g');
    fixture.store.isAway = true;
    const gone = once(spectator.socket, 'disconnect');
    spectator.readAgain();
    await inTime(gone, () => 'still connected');
    expect(fixture.stream.ids).toEqual(new Set());
  });

  it('leaves no room open when its connection ends', async () => {
    stop();
    await fixture.commit(11);
    fixture.joins.leave(other.socket, 'g');
    expect(fixture.stream.ids).toEqual(new Set(['g']));
    spectator.socket.disconnect(true);
    await new Promise<void>((resolve) => void setImmediate(resolve));
    expect(fixture.stream.ids).toEqual(new Set());
  });

  it('is disconnected when too much is queued for it', async () => {
    const gone = once(spectator.socket, 'disconnect');
    stop(20_000_000);
    expect(await inTime(gone, () => 'still connected')).toEqual(['server namespace disconnect', undefined]);
  });

  it('stays connected up to the limit of queued bytes, and no longer', async () => {
    stop(0);
    const { socket } = spectator;
    const send = (bytes: number): void => {
      const text = 'x'.repeat(bytes);
      socket.emit('agent:thinking:chunk', { player_id: 'a', player_name: 'Ann', text, game_id: 'g', at: '' });
    };
    // The operating system takes some of it, so the queue is filled until that takes no more.
    const fillUp = async (): Promise<void> => {
      while (queuedBytes(socket) < MAX_UNREAD_BYTES - 2 * PIECE) send(PIECE);
      await checked();
      if (queuedBytes(socket) < MAX_UNREAD_BYTES - 2 * PIECE) await fillUp();
    };
    await fillUp();
    expect(socket.connected).toBe(true);
    const gone = once(socket, 'disconnect');
    for (let sent = 0; sent < 3; sent += 1) send(PIECE);
    await inTime(gone, () => `${queuedBytes(socket)} bytes are queued`);
  });

  it('has its connection closed although it never reads why', async () => {
    const [connection] = fixture.connections;
    if (connection === undefined) throw new Error('There is no connection.');
    const closed = closing(connection);
    stop(20_000_000);
    await inTime(closed, () => 'the connection is open');
    expect(connection.destroyed).toBe(true);
    expect(other.socket.connected).toBe(true);
  });
});
