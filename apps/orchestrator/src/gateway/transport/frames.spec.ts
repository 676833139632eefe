import { describe, expect, it } from '@jest/globals';
import type { NumberedEvent } from '#libs/protocol';
import { encodeEvent } from '../../games/ports/index.js';
import { eventFrame, messagesIn } from './frames.js';
import { eventsFrom } from '../testing/changes.js';
import { eventOf } from '../testing/frames.js';

const BEFORE_TEXT = Buffer.byteLength('42["game:stopped",{"reason":"","game_id":"g","seq":1,"at":""}]');

describe('an event as a frame', () => {
  it.each([
    { length: 125, header: [0x81, 125] },
    { length: 126, header: [0x81, 126, 0, 126] },
    { length: 65_535, header: [0x81, 126, 0xff, 0xff] },
    { length: 65_536, header: [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0] },
  ])('of $length bytes has its length in the header of RFC 6455', ({ length, header }) => {
    const frame = eventFrame('g', encodeEvent(eventOf(1, 'x'.repeat(length - BEFORE_TEXT))));
    expect([...frame.subarray(0, header.length)]).toEqual(header);
    expect(frame).toHaveLength(header.length + length);
  });

  it('holds the event with its envelope, in bytes', () => {
    const frame = eventFrame('g', encodeEvent(eventOf(7, 'für 5 €')));
    expect(frame.toString('utf8', 2)).toBe('42["game:stopped",{"reason":"für 5 €","game_id":"g","seq":7,"at":""}]');
  });

  it('is the same message where there is no WebSocket', () => {
    const events = [
      ...eventsFrom(1, 2),
      eventOf(3, 'für 5 €'),
      eventOf(4, 'x'.repeat(300)),
      eventOf(5, 'x'.repeat(70_000)),
    ];
    const messages = messagesIn(Buffer.concat(events.map((event) => eventFrame('g', encodeEvent(event)))));
    expect(messages).toHaveLength(events.length);
    for (const [index, { event, payload, seq, at }] of events.entries()) {
      expect(messages[index]).toBe(`2${JSON.stringify([event, { ...payload, game_id: 'g', seq, at }])}`);
    }
  });

  it.each<[string, object]>([
    ['fields of the envelope', { game_id: 'mine', seq: 'x', at: 3, other: 1 }],
    ['such fields deeper down', { list: [{ seq: 1, at: 2 }] }],
    ['such words in texts', { text: '"seq":1,"at":"x"}' }],
    ['no fields', {}],
    ['a name like a prototype’s', JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as object],
    ['odd characters', { 'ключ "1"\n': '\u2028\ud83d\ude00\\' }],
  ])('is what a client would be sent of a payload with %s', (_, payload) => {
    const event = { seq: 4, at: '2026-01-01', event: 'odd "name"\n', payload } as unknown as NumberedEvent;
    const [message = ''] = messagesIn(eventFrame('g', encodeEvent(event)));
    const [name, sent] = JSON.parse(message.slice(1)) as [string, Readonly<Record<string, unknown>>];
    expect(name).toBe('odd "name"\n');
    const envelope = { game_id: 'g', seq: 4, at: '2026-01-01' };
    const entries = [
      ...Object.entries(payload).filter(([key]) => !Object.hasOwn(envelope, key)),
      ...Object.entries(envelope),
    ];
    expect(new Map(Object.entries(sent))).toEqual(new Map(entries));
    expect(Object.keys(sent)).toHaveLength(entries.length);
  });
});
