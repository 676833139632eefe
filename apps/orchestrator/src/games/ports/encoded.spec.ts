import { describe, expect, it } from '@jest/globals';
import type { NumberedEvent } from '#libs/protocol';
import { decodeEvent, encodeEvent, partsOf } from './encoded.js';

const AT = '2026-01-01T00:00:00.000Z';
const eventOf = (event: string, payload: object): NumberedEvent =>
  ({ seq: 7, at: AT, event, payload }) as unknown as NumberedEvent;

describe('an encoded event', () => {
  it.each([
    eventOf('turn:start', { player_id: 'a' }),
    eventOf('no:fields', {}),
    eventOf('odd "name"\\\n","payload":{', { text: '","payload":{"seq":1}' }),
    eventOf('deep', { a: [{ payload: { b: null } }] }),
  ])('is taken apart as it was put together: $event', (event) => {
    const encoded = encodeEvent(event);
    const { at, name, payload } = partsOf(encoded);
    expect([at, JSON.parse(`"${name}"`), JSON.parse(payload)]).toEqual([AT, event.event, event.payload]);
    expect(decodeEvent(encoded)).toEqual(event);
  });

  it('of an earlier version may have its fields in another order', () => {
    const json = JSON.stringify({ event: 'turn:start', payload: { a: 1 }, at: AT, seq: 7 });
    expect(partsOf({ seq: 7, json })).toEqual({ at: AT, name: 'turn:start', payload: '{"a":1}' });
  });

  it.each(['{}', '[]', '{"seq":7}', '{"seq":7,"at":"x","event":"y","payload":3}', 'null'])('is not %s', (json) => {
    expect(() => partsOf({ seq: 7, json })).toThrow('No event');
    expect(() => decodeEvent({ seq: 7, json })).toThrow('No event');
  });
});
