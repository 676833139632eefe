import { beforeEach, describe, expect, it } from '@jest/globals';
import { MessageCounter } from './message-counter.js';

/** A frame as a server sends it. */
function frame(opcode: number, payload: string): Buffer {
  const { length } = Buffer.from(payload);
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  header[1] = header.length === 2 ? length : header.length === 4 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, Buffer.from(payload)]);
}

const [TEXT, CLOSE, PING] = [0x1, 0x8, 0x9];
const SENT = Buffer.concat([
  frame(TEXT, '42["a"]'),
  frame(TEXT, '2'),
  frame(PING, ''),
  frame(PING, 'x'),
  frame(TEXT, 'm'.repeat(126)),
  frame(TEXT, 'l'.repeat(65_535)),
  frame(TEXT, 'h'.repeat(65_536)),
  frame(CLOSE, 'ab'),
]);

let messages = 0;
let pings = 0;
let counter: MessageCounter;

beforeEach(() => {
  [messages, pings] = [0, 0];
  counter = new MessageCounter(
    () => (messages += 1),
    () => (pings += 1),
  );
});

describe('MessageCounter', () => {
  it.each([1, 2, 3, 7, 1_000, SENT.length])('counts the same whatever chunks it comes in: %i bytes', (size) => {
    for (let at = 0; at < SENT.length; at += size) counter.read(SENT.subarray(at, at + size));

    expect({ messages, pings }).toEqual({ messages: 4, pings: 1 });
  });

  it('does not count a message that is not complete', () => {
    counter.read(SENT.subarray(0, 8));

    expect(messages).toBe(0);
  });
});
