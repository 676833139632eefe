import type { ServerToClientEvents } from '#libs/protocol';
import type { EncodedEvent } from '../../games/ports/index.js';
import { eventPayload } from './payloads.js';

/** A final text frame's first byte, and how a longer length is announced (RFC 6455, 5.2). A server does not mask. */
const FINAL_TEXT = 0x81;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

/** An event of the root namespace (Socket.IO 5) in a message (Engine.IO 4). */
const MESSAGE = '4';
const EVENT = `${MESSAGE}2`;

/** A numbered event as a WebSocket frame with a Socket.IO packet in it: made once for all spectators. */
export function eventFrame(gameId: string, event: EncodedEvent): Buffer {
  const { name, payload } = eventPayload(gameId, event);
  return framed(`${EVENT}["${name}",${payload}]`);
}

/** The same for an unnumbered message; `payload` is JSON. */
export function messageFrame(event: keyof ServerToClientEvents, payload: string): Buffer {
  return framed(`${EVENT}["${event}",${payload}]`);
}

function framed(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < TWO_BYTES_FOLLOW ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FINAL_TEXT;
  frame[1] = length;
  if (header === 4) {
    frame[1] = TWO_BYTES_FOLLOW;
    frame.writeUInt16BE(length, 2);
  } else if (header === 10) {
    frame[1] = EIGHT_BYTES_FOLLOW;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}

/** The Engine.IO message in each of the frames, for a connection that is no WebSocket. */
export function messagesIn(frames: Buffer): string[] {
  const messages: string[] = [];
  for (let at = 0; at < frames.length;) {
    const short = frames.readUInt8(at + 1);
    const header = short < TWO_BYTES_FOLLOW ? 2 : short === TWO_BYTES_FOLLOW ? 4 : 10;
    const length =
      header === 2 ? short : header === 4 ? frames.readUInt16BE(at + 2) : Number(frames.readBigUInt64BE(at + 2));
    const end = at + header + length;
    messages.push(frames.toString('utf8', at + header + MESSAGE.length, end));
    at = end;
  }
  return messages;
}
