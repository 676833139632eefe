import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventsFrom } from '../testing/changes.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';

/** So many that what is said waits for what is said next. */
const MANY = 120;

const numbers = (first: number, last: number): number[] => eventsFrom(first, last).map(({ seq }) => seq);

describe('many spectators of a game', () => {
  let table: RoomsFixture;
  let guests: readonly TestSpectator[];
  beforeEach(async () => {
    table = await RoomsFixture.set(10);
    guests = await table.guests(MANY);
    for (const { socket } of guests) await table.feeds.join(socket, 'g');
  });
  afterEach(async () => table[Symbol.asyncDispose]());

  it('hear everything once and in order', async () => {
    for (const seq of numbers(11, 30)) await table.happens(seq);
    await Promise.all(guests.map(async (guest) => guest.hears(30)));
    for (const { heard } of guests) expect(heard).toEqual(numbers(11, 30));
  });

  it('hear what was said before somebody came, and he hears what follows', async () => {
    const newcomer = await table.guest();
    await table.happens(11);
    const game = await table.feeds.join(newcomer.socket, 'g');
    await table.happens(12);
    await Promise.all([newcomer, ...guests].map(async (guest) => guest.hears(12)));
    expect(game).toMatchObject({ seq: 11 });
    expect(newcomer.heard).toEqual([12]);
    for (const { heard } of guests) expect(heard).toEqual([11, 12]);
  });

  it('hear from the number on that they ask for, also what was just said', async () => {
    const [guest] = guests;
    if (guest === undefined) throw new Error('Nobody is there.');
    await table.happens(11);
    await table.feeds.join(guest.socket, 'g', 10);
    await table.happens(12);
    await guest.hears(12);
    expect(guest.heard).toEqual([11, 12]);
  });

  it('are sent in the order of what happened, however it goes to them', async () => {
    const [guest] = guests;
    if (guest === undefined) throw new Error('Nobody is there.');
    guest.socket.emit('game:speed', { game_id: 'g', seq: 10, at: '', speed: 'fast' });
    await table.happens(11);
    await guest.hears(11);
    expect(guest.heard).toEqual([10, 11]);
  });
});
