import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { gameRoom } from '#libs/protocol';
import { eventsFrom } from '../testing/changes.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';

const numbers = (first: number, last: number): number[] => eventsFrom(first, last).map(({ seq }) => seq);

describe('a spectator who is joining a game', () => {
  let fixture: RoomsFixture;
  beforeEach(async () => {
    fixture = await RoomsFixture.withEvents(40);
  });
  afterEach(async () => fixture[Symbol.asyncDispose]());

  const join = async ({ socket }: TestSpectator, afterSeq?: number): Promise<unknown> =>
    fixture.joins.join(socket, 'g', afterSeq);

  it('receives the events of the time in which history is read, once and in their place', async () => {
    const spectator = await fixture.spectator();
    fixture.store.reading.isShut = true;
    const joining = join(spectator, 0);
    await fixture.store.reading.arrival();
    await fixture.commit(41);
    fixture.store.reading.open();
    await joining;
    await fixture.commit(42);
    await spectator.receives(42);
    expect(spectator.received).toEqual(numbers(1, 42));
  });

  it('receives an event once that was stored before it was published', async () => {
    const [early, spectator] = [await fixture.spectator(), await fixture.spectator()];
    await join(early);
    await fixture.storeEvent(41);
    await join(spectator, 30);
    fixture.publish(41);
    await fixture.commit(42);
    await spectator.receives(42);
    expect(spectator.received).toEqual(numbers(31, 42));
  });

  it('receives everything once although the sequencer fills a gap at the same time', async () => {
    const [early, spectator] = [await fixture.spectator(), await fixture.spectator()];
    await join(early);
    for (const seq of [41, 42]) await fixture.storeEvent(seq);
    fixture.store.reading.isShut = true;
    await fixture.commit(43);
    await fixture.store.reading.arrival();
    const joining = join(spectator, 38);
    await fixture.store.reading.arrival(2);
    await fixture.commit(44);
    fixture.store.reading.open();
    await joining;
    await Promise.all([early.receives(44), spectator.receives(44)]);
    await fixture.commit(45);
    await Promise.all([early.receives(45), spectator.receives(45)]);
    expect(early.received).toEqual(numbers(41, 45));
    expect(spectator.received).toEqual(numbers(39, 45));
  });

  it('may name a number that the sequencer has not received yet', async () => {
    const [early, spectator] = [await fixture.spectator(), await fixture.spectator()];
    await join(early);
    await fixture.storeEvent(41);
    expect(await join(spectator, 41)).toMatchObject({ seq: 41 });
    expect(await join(spectator, 42)).toMatchObject({ refused: 'seq_out_of_range' });
  });

  it('is not in the room when it has left meanwhile', async () => {
    const spectator = await fixture.spectator();
    fixture.store.reading.isShut = true;
    const joining = join(spectator, 39);
    await fixture.store.reading.arrival();
    fixture.joins.leave(spectator.socket, 'g');
    fixture.store.reading.open();
    await joining;
    expect([...spectator.socket.rooms]).toEqual([spectator.socket.id]);
    expect(fixture.stream.ids).toEqual(new Set());
    // Events of the game would have arrived before this.
    spectator.socket.emit('game:speed', { game_id: 'g', seq: 99, at: '', speed: 'fast' });
    await spectator.receives(99);
    expect(spectator.received).toEqual([99]);
  });

  it('gets live events although the room of an earlier spectator was closed while it was joining', async () => {
    const [first, second] = [await fixture.spectator(), await fixture.spectator()];
    fixture.store.finding.isShut = true;
    const joining = [join(first), join(second)];
    await fixture.store.finding.arrival(2);
    fixture.store.finding.letOneThrough();
    await joining[0];
    fixture.joins.leave(first.socket, 'g');
    expect(first.socket.nsp.adapter.rooms.has(gameRoom('g'))).toBe(false);
    fixture.store.finding.open();
    await joining[1];
    await fixture.commit(41);
    await second.receives(41);
    expect(fixture.stream.ids).toEqual(new Set(['g']));
    fixture.joins.leave(second.socket, 'g');
    expect(fixture.stream.ids).toEqual(new Set());
  });

  it('leaves no room open when its connection ends meanwhile', async () => {
    const spectator = await fixture.spectator();
    fixture.store.reading.isShut = true;
    const joining = join(spectator, 0);
    await fixture.store.reading.arrival();
    const gone = once(spectator.socket, 'disconnect');
    spectator.client.disconnect();
    await gone;
    // A further read would not be let through.
    fixture.store.reading.letOneThrough();
    await joining;
    expect(spectator.socket.nsp.adapter.rooms.has(gameRoom('g'))).toBe(false);
    expect(fixture.stream.ids).toEqual(new Set());
  });

  it('receives everything once when it joins again meanwhile', async () => {
    const spectator = await fixture.spectator();
    fixture.store.reading.isShut = true;
    const joining = [join(spectator, 10)];
    await fixture.store.reading.arrival();
    joining.push(join(spectator, 20));
    await fixture.store.reading.arrival(2);
    fixture.store.reading.open();
    await Promise.all(joining);
    await fixture.commit(41);
    await spectator.receives(41);
    expect(spectator.received).toEqual(numbers(21, 41));
  });

  it('receives no live event before the missed ones, although it was in the room already', async () => {
    const spectator = await fixture.spectator();
    await join(spectator);
    fixture.store.reading.isShut = true;
    const joining = join(spectator, 38);
    await fixture.store.reading.arrival();
    await fixture.commit(41);
    fixture.store.reading.open();
    await joining;
    await fixture.commit(42);
    await spectator.receives(42);
    expect(spectator.received).toEqual(numbers(39, 42));
  });

  it('keeps the room open although all others leave meanwhile', async () => {
    const [early, spectator] = [await fixture.spectator(), await fixture.spectator()];
    await join(early);
    fixture.store.reading.isShut = true;
    const joining = join(spectator, 39);
    await fixture.store.reading.arrival();
    fixture.joins.leave(early.socket, 'g');
    fixture.store.reading.open();
    await joining;
    await fixture.commit(41);
    await spectator.receives(41);
    expect(spectator.received).toEqual([40, 41]);
    expect(fixture.stream.ids).toEqual(new Set(['g']));
  });

  it('is answered by an error when history cannot be read, and can join again', async () => {
    const spectator = await fixture.spectator();
    fixture.store.isAway = true;
    await expect(join(spectator, 0)).rejects.toThrow('away');
    expect(fixture.stream.ids).toEqual(new Set());
    fixture.store.isAway = false;
    await join(spectator, 0);
    await spectator.receives(40);
    expect(spectator.received).toEqual(numbers(1, 40));
  });
});

describe('a connection that watches many games', () => {
  it('is refused the 257th, and may watch another once it has left one', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const { socket } = await fixture.spectator();
    await socket.join(Array.from({ length: 256 }, (_, index) => gameRoom(`other-${index}`)));
    expect(await fixture.joins.join(socket, 'g')).toMatchObject({ refused: 'too_many_requests' });
    await socket.leave(gameRoom('other-0'));
    expect(await fixture.joins.join(socket, 'g')).toMatchObject({ id: 'g' });
    expect(await fixture.joins.join(socket, 'g')).toMatchObject({ id: 'g' });
    expect(await fixture.joins.join(socket, 'h')).toMatchObject({ refused: 'too_many_requests' });
  });
});

describe('spectators who come back', () => {
  it('after different events need one read of the events that they share', async () => {
    await using fixture = await RoomsFixture.withEvents(40);
    const spectators = [
      await fixture.spectator(),
      await fixture.spectator(),
      await fixture.spectator(),
      await fixture.spectator(),
    ];
    await Promise.all(spectators.map(async ({ socket }, index) => fixture.joins.join(socket, 'g', 33 + index)));
    for (const [index, { receives, received }] of spectators.entries()) {
      await receives(40);
      expect(received).toEqual(numbers(34 + index, 40));
    }
    expect(fixture.store.reads).toBe(1);
  });

  it('over HTTP polling receive the same', async () => {
    await using fixture = await RoomsFixture.withEvents(40);
    const spectator = await fixture.spectator('polling');
    await fixture.joins.join(spectator.socket, 'g', 10);
    await fixture.commit(41);
    await spectator.receives(41);
    expect(spectator.received).toEqual(numbers(11, 41));
  });
});
