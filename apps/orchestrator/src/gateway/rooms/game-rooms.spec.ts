import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { gameRoom } from '#libs/protocol';
import { eventsFrom } from '../testing/changes.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';

const numbers = (first: number, last: number): number[] => eventsFrom(first, last).map(({ seq }) => seq);

describe('a spectator on the way into a game', () => {
  let table: RoomsFixture;
  beforeEach(async () => {
    table = await RoomsFixture.set(40);
  });
  afterEach(async () => table[Symbol.asyncDispose]());

  const join = async ({ socket }: TestSpectator, afterSeq?: number): Promise<unknown> =>
    table.feeds.join(socket, 'g', afterSeq);

  it('hears what happens while history is read for him, once and in its place', async () => {
    const guest = await table.guest();
    table.store.reading.isShut = true;
    const joining = join(guest, 0);
    await table.store.reading.arrival();
    await table.happens(41);
    table.store.reading.open();
    await joining;
    await table.happens(42);
    await guest.hears(42);
    expect(guest.heard).toEqual(numbers(1, 42));
  });

  it('hears once what was written down before it was told', async () => {
    const [early, guest] = [await table.guest(), await table.guest()];
    await join(early);
    await table.writeDown(41);
    await join(guest, 30);
    table.tell(41);
    await table.happens(42);
    await guest.hears(42);
    expect(guest.heard).toEqual(numbers(31, 42));
  });

  it('hears everything once although the feed reads at the same time what it has missed', async () => {
    const [early, guest] = [await table.guest(), await table.guest()];
    await join(early);
    for (const seq of [41, 42]) await table.writeDown(seq);
    table.store.reading.isShut = true;
    await table.happens(43);
    await table.store.reading.arrival();
    const joining = join(guest, 38);
    await table.store.reading.arrival(2);
    await table.happens(44);
    table.store.reading.open();
    await joining;
    await Promise.all([early.hears(44), guest.hears(44)]);
    await table.happens(45);
    await Promise.all([early.hears(45), guest.hears(45)]);
    expect(early.heard).toEqual(numbers(41, 45));
    expect(guest.heard).toEqual(numbers(39, 45));
  });

  it('is told the truth about a number that the feed has not heard of yet', async () => {
    const [early, guest] = [await table.guest(), await table.guest()];
    await join(early);
    await table.writeDown(41);
    expect(await join(guest, 41)).toMatchObject({ seq: 41 });
    expect(await join(guest, 42)).toMatchObject({ refused: 'seq_out_of_range' });
  });

  it('is not let in when he leaves meanwhile', async () => {
    const guest = await table.guest();
    table.store.reading.isShut = true;
    const joining = join(guest, 39);
    await table.store.reading.arrival();
    table.feeds.leave(guest.socket, 'g');
    table.store.reading.open();
    await joining;
    expect([...guest.socket.rooms]).toEqual([guest.socket.id]);
    expect(table.fanOut.ids).toEqual(new Set());
    // What he heard of it, if anything, came before this.
    guest.socket.emit('game:speed', { game_id: 'g', seq: 99, at: '', speed: 'fast' });
    await guest.hears(99);
    expect(guest.heard).toEqual([99]);
  });

  it('leaves nothing behind when his connection goes meanwhile', async () => {
    const guest = await table.guest();
    table.store.reading.isShut = true;
    const joining = join(guest, 0);
    await table.store.reading.arrival();
    const gone = once(guest.socket, 'disconnect');
    guest.client.disconnect();
    await gone;
    // Nothing further is read for him: that would not be let through.
    table.store.reading.letOneThrough();
    await joining;
    expect(guest.socket.nsp.adapter.rooms.has(gameRoom('g'))).toBe(false);
    expect(table.fanOut.ids).toEqual(new Set());
  });

  it('hears everything once when he asks again meanwhile', async () => {
    const guest = await table.guest();
    table.store.reading.isShut = true;
    const joining = [join(guest, 10)];
    await table.store.reading.arrival();
    joining.push(join(guest, 20));
    await table.store.reading.arrival(2);
    table.store.reading.open();
    await Promise.all(joining);
    await table.happens(41);
    await guest.hears(41);
    expect(guest.heard).toEqual(numbers(21, 41));
  });

  it('hears nothing live before what he has asked for, although he was in already', async () => {
    const guest = await table.guest();
    await join(guest);
    table.store.reading.isShut = true;
    const joining = join(guest, 38);
    await table.store.reading.arrival();
    await table.happens(41);
    table.store.reading.open();
    await joining;
    await table.happens(42);
    await guest.hears(42);
    expect(guest.heard).toEqual(numbers(39, 42));
  });

  it('keeps the feed alive although everybody else leaves meanwhile', async () => {
    const [early, guest] = [await table.guest(), await table.guest()];
    await join(early);
    table.store.reading.isShut = true;
    const joining = join(guest, 39);
    await table.store.reading.arrival();
    table.feeds.leave(early.socket, 'g');
    table.store.reading.open();
    await joining;
    await table.happens(41);
    await guest.hears(41);
    expect(guest.heard).toEqual([40, 41]);
    expect(table.fanOut.ids).toEqual(new Set(['g']));
  });

  it('is refused by an error when history cannot be read, and can come again', async () => {
    const guest = await table.guest();
    table.store.isAway = true;
    await expect(join(guest, 0)).rejects.toThrow('away');
    expect(table.fanOut.ids).toEqual(new Set());
    table.store.isAway = false;
    await join(guest, 0);
    await guest.hears(40);
    expect(guest.heard).toEqual(numbers(1, 40));
  });
});

describe('a connection that watches many games', () => {
  it('is refused the 257th, and may watch another once it has left one', async () => {
    await using table = await RoomsFixture.set(1);
    const { socket } = await table.guest();
    await socket.join(Array.from({ length: 256 }, (_, index) => gameRoom(`other-${index}`)));
    expect(await table.feeds.join(socket, 'g')).toMatchObject({ refused: 'too_many_requests' });
    await socket.leave(gameRoom('other-0'));
    expect(await table.feeds.join(socket, 'g')).toMatchObject({ id: 'g' });
    expect(await table.feeds.join(socket, 'g')).toMatchObject({ id: 'g' });
    expect(await table.feeds.join(socket, 'h')).toMatchObject({ refused: 'too_many_requests' });
  });
});

describe('spectators who come back', () => {
  it('from different events cost one reading of what they have in common', async () => {
    await using table = await RoomsFixture.set(40);
    const guests = [await table.guest(), await table.guest(), await table.guest(), await table.guest()];
    await Promise.all(guests.map(async ({ socket }, index) => table.feeds.join(socket, 'g', 33 + index)));
    for (const [index, { hears, heard }] of guests.entries()) {
      await hears(40);
      expect(heard).toEqual(numbers(34 + index, 40));
    }
    expect(table.store.reads).toBe(1);
  });

  it('over HTTP polling hear the same', async () => {
    await using table = await RoomsFixture.set(40);
    const guest = await table.guest('polling');
    await table.feeds.join(guest.socket, 'g', 10);
    await table.happens(41);
    await guest.hears(41);
    expect(guest.heard).toEqual(numbers(11, 41));
  });
});
