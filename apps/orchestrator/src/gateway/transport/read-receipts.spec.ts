import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { RoomsFixture, type TestSpectator } from '../testing/rooms-fixture.js';

function emit({ socket }: TestSpectator, bytes: number): void {
  socket.emit('agent:thinking:chunk', {
    player_id: 'a',
    player_name: 'Ann',
    text: 'x'.repeat(bytes),
    game_id: 'g',
    at: '',
  });
}

const LONG_MS = 60_000;

describe('what a client has read', () => {
  it.each([{ transport: 'websocket' as const }, { transport: 'polling' as const }])(
    'is known once its client has answered, by $transport',
    async ({ transport }) => {
      await using fixture = await RoomsFixture.withEvents(1);
      const spectator = await fixture.spectator(transport);
      const receipts = fixture.receipts.of(spectator.socket);
      emit(spectator, 1_000);
      expect(receipts.unreadBytes).toBeGreaterThan(1_000);
      expect(receipts.unreadBytes).toBeLessThan(1_200);
      expect(receipts.readBytes).toBe(0);
      const { unreadBytes } = receipts;
      await receipts.untilRead(LONG_MS);
      expect(receipts).toMatchObject({ unreadBytes: 0, readBytes: unreadBytes });
    },
  );

  it('becomes known by itself after a while', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const spectator = await fixture.spectator();
    const receipts = fixture.receipts.of(spectator.socket);
    for (let sent = 0; sent < 20; sent += 1) emit(spectator, 10_000);
    await receipts.untilUnread(70_000);
    expect(receipts.readBytes).toBeGreaterThan(0);
  });

  it('is waited for until the time-out', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const spectator = await fixture.spectator();
    const receipts = fixture.receipts.of(spectator.socket);
    spectator.stopReading();
    emit(spectator, 1_000);
    await receipts.untilRead(1);
    expect(receipts.readBytes).toBe(0);
    spectator.readAgain();
    await receipts.untilUnread(0);
    expect(receipts.unreadBytes).toBe(0);
  });

  it('is not waited for once the connection has ended', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const spectator = await fixture.spectator();
    const receipts = fixture.receipts.of(spectator.socket);
    spectator.stopReading();
    emit(spectator, 1_000);
    const waits = [receipts.untilUnread(0), receipts.untilRead(LONG_MS)];
    const gone = once(spectator.socket, 'disconnect');
    spectator.socket.disconnect(true);
    await Promise.all([gone, ...waits]);
    expect(receipts.readBytes).toBe(0);
  });

  it('is counted once for each connection', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const { socket } = await fixture.spectator();
    expect(fixture.receipts.of(socket)).toBe(fixture.receipts.of(socket));
  });
});
