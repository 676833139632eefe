import { describe, expect, it } from '@jest/globals';
import { assertInternals, assertMembersOf, packetBytes } from './engine-io-internals.js';
import { RoomsFixture } from '../testing/rooms-fixture.js';

describe('the internals of engine.io and ws', () => {
  it('are there in the installed versions', async () => {
    await expect(assertInternals()).resolves.toBeUndefined();
  });

  it('are there in a connection of a client', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const { socket } = await fixture.spectator();
    expect(() => assertMembersOf(socket.conn)).not.toThrow();
  });

  it('are named with the installed versions where they are missing or something else', () => {
    const conn = { writeBuffer: new Set(), sendPacket: () => undefined, transport: { writable: true } };
    const members = [
      'writeBuffer',
      'transport.socket',
      'transport.socket.readyState',
      'transport.socket.bufferedAmount',
      'transport.socket._socket',
      'transport.socket._sender.sendFrame',
      'transport.socket.pause',
      'transport.socket.terminate',
    ];
    expect(() => assertMembersOf(conn)).toThrow(`has no ${members.join(', ')} as`);
    expect(() => assertMembersOf(conn)).toThrow(
      /socket\.io \d+\.\d+\.\d+, engine\.io \d+\.\d+\.\d+, ws \d+\.\d+\.\d+:/,
    );
  });
});

describe('the size of a packet', () => {
  it.each([
    { packet: { type: 'message', data: 'four' }, bytes: 4 },
    { packet: { type: 'message', data: '', options: { wsPreEncodedFrame: [Buffer.alloc(7)] } }, bytes: 7 },
    { packet: { type: 'ping' }, bytes: 0 },
  ])('$packet.type is $bytes bytes', ({ packet, bytes }) => {
    expect(packetBytes(packet)).toBe(bytes);
  });
});
