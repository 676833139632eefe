import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { ReadReceipts } from './read-receipts.js';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';

function say({ socket }: TestSpectator, bytes: number): void {
  socket.emit('agent:thinking:chunk', {
    player_id: 'a',
    player_name: 'Ann',
    text: 'x'.repeat(bytes),
    game_id: 'g',
    at: '',
  });
}

const FOREVER_MS = 60_000;

describe('what a connection has read', () => {
  it.each([{ transport: 'websocket' as const }, { transport: 'polling' as const }])(
    'is known once its client has answered, by $transport',
    async ({ transport }) => {
      await using table = await RoomsFixture.set(1);
      const guest = await table.guest(transport);
      const reception = ReadReceipts.of(guest.socket);
      say(guest, 1_000);
      expect(reception.unread).toBeGreaterThan(1_000);
      expect(reception.unread).toBeLessThan(1_200);
      expect(reception.read).toBe(0);
      const { unread } = reception;
      await reception.untilRead(FOREVER_MS);
      expect(reception).toMatchObject({ unread: 0, read: unread });
    },
  );

  it('is asked for by itself after a while', async () => {
    await using table = await RoomsFixture.set(1);
    const guest = await table.guest();
    const reception = ReadReceipts.of(guest.socket);
    for (let said = 0; said < 20; said += 1) say(guest, 10_000);
    await reception.untilUnread(70_000);
    expect(reception.read).toBeGreaterThan(0);
  });

  it('is not waited for longer than somebody has the patience', async () => {
    await using table = await RoomsFixture.set(1);
    const guest = await table.guest();
    const reception = ReadReceipts.of(guest.socket);
    guest.stopReading();
    say(guest, 1_000);
    await reception.untilRead(1);
    expect(reception.read).toBe(0);
    guest.readAgain();
    await reception.untilUnread(0);
    expect(reception.unread).toBe(0);
  });

  it('is not waited for once the connection is gone', async () => {
    await using table = await RoomsFixture.set(1);
    const guest = await table.guest();
    const reception = ReadReceipts.of(guest.socket);
    guest.stopReading();
    say(guest, 1_000);
    const waits = [reception.untilUnread(0), reception.untilRead(FOREVER_MS)];
    const gone = once(guest.socket, 'disconnect');
    guest.socket.disconnect(true);
    await Promise.all([gone, ...waits]);
    expect(reception.read).toBe(0);
  });

  it('is one account for a connection, whoever asks', async () => {
    await using table = await RoomsFixture.set(1);
    const { socket } = await table.guest();
    expect(ReadReceipts.of(socket)).toBe(ReadReceipts.of(socket));
  });
});
