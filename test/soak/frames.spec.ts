import { describe, expect, it } from '@jest/globals';
import { clientFrame, FrameReader } from './frames.js';

function serverFrame(text: string, opcode = 0x1): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  if (length < 126) header[1] = length;
  else if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  if (length >= 126) header[1] = length < 65_536 ? 126 : 127;
  return Buffer.concat([header, payload]);
}

describe('the frames of a WebSocket', () => {
  const messages = [
    '',
    'a',
    'ä'.repeat(60),
    'b'.repeat(126),
    'c'.repeat(65_535),
    'd'.repeat(65_536),
    'e'.repeat(200_000),
  ];
  const stream = Buffer.concat(messages.map((message) => serverFrame(message)));

  it.each([{ size: 1 }, { size: 3 }, { size: 1_460 }, { size: 65_536 }, { size: 1_000_000 }])(
    'are read from chunks of $size bytes',
    ({ size }) => {
      const reader = new FrameReader();
      const read: string[] = [];
      for (let at = 0; at < stream.length; at += size) {
        read.push(...reader.read(stream.subarray(at, at + size)).map((message) => message.toString()));
      }
      expect(read).toEqual(messages);
    },
    60_000,
  );

  it('are left out where they hold no text', () => {
    const read = new FrameReader().read(Buffer.concat([serverFrame('', 0x8), serverFrame('after')]));
    expect(read.map((message) => message.toString())).toEqual(['after']);
  });

  it('are written masked, as a client has to', () => {
    expect([...clientFrame('hi')]).toEqual([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]);
    expect(() => clientFrame('x'.repeat(126))).toThrow('at most 125 bytes');
  });
});
