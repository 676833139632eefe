import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventsFrom } from '../testing/changes.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';

/** With as many spectators, a batch waits for further messages. */
const MANY = 120;

const numbers = (first: number, last: number): number[] => eventsFrom(first, last).map(({ seq }) => seq);

describe('many spectators of a game', () => {
  let fixture: RoomsFixture;
  let spectators: readonly TestSpectator[];
  beforeEach(async () => {
    fixture = await RoomsFixture.withEvents(10);
    spectators = await fixture.spectators(MANY);
    for (const { socket } of spectators) await fixture.joins.join(socket, 'g');
  });
  afterEach(async () => fixture[Symbol.asyncDispose]());

  function first(): TestSpectator {
    const [spectator] = spectators;
    if (spectator === undefined) throw new Error('There is no spectator.');
    return spectator;
  }

  it('receive each event once and in order', async () => {
    for (const seq of numbers(11, 30)) await fixture.commit(seq);
    await Promise.all(spectators.map(async (spectator) => spectator.receives(30)));
    for (const { received } of spectators) expect(received).toEqual(numbers(11, 30));
  });

  it('receive the events before a newcomer joins, who receives those after it', async () => {
    const newcomer = await fixture.spectator();
    await fixture.commit(11);
    const game = await fixture.joins.join(newcomer.socket, 'g');
    await fixture.commit(12);
    await Promise.all([newcomer, ...spectators].map(async (spectator) => spectator.receives(12)));
    expect(game).toMatchObject({ seq: 11 });
    expect(newcomer.received).toEqual([12]);
    for (const { received } of spectators) expect(received).toEqual([11, 12]);
  });

  it('receive the events after the number that they ask for, also those of a batch that waits', async () => {
    const spectator = first();
    await fixture.commit(11);
    await fixture.joins.join(spectator.socket, 'g', 10);
    await fixture.commit(12);
    await spectator.receives(12);
    expect(spectator.received).toEqual([11, 12]);
  });

  it('receive frames and packets of Socket.IO in the order in which they were sent', async () => {
    const spectator = first();
    spectator.socket.emit('game:speed', { game_id: 'g', seq: 10, at: '', speed: 'fast' });
    await fixture.commit(11);
    await spectator.receives(11);
    expect(spectator.received).toEqual([10, 11]);
  });
});
