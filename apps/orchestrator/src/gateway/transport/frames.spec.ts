import { describe, expect, it } from '@jest/globals';
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
    const frame = eventFrame('g', eventOf(1, 'x'.repeat(length - BEFORE_TEXT)));
    expect([...frame.subarray(0, header.length)]).toEqual(header);
    expect(frame).toHaveLength(header.length + length);
  });

  it('holds the event with its envelope, in bytes', () => {
    const frame = eventFrame('g', eventOf(7, 'für 5 €'));
    expect(frame.toString('utf8', 2)).toBe('42["game:stopped",{"reason":"für 5 €","game_id":"g","seq":7,"at":""}]');
  });

  it('is the same message where there is no WebSocket', () => {
    const events = [
      ...eventsFrom(1, 2),
      eventOf(3, 'für 5 €'),
      eventOf(4, 'x'.repeat(300)),
      eventOf(5, 'x'.repeat(70_000)),
    ];
    const messages = messagesIn(Buffer.concat(events.map((event) => eventFrame('g', event))));
    expect(messages).toHaveLength(events.length);
    for (const [index, { event, payload, seq, at }] of events.entries()) {
      expect(messages[index]).toBe(`2${JSON.stringify([event, { ...payload, game_id: 'g', seq, at }])}`);
    }
  });
});
