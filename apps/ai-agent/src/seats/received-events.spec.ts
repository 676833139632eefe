import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readTable } from '#libs/monopoly-bots';
import { GAME_EVENT_NAMES } from '#libs/protocol';
import { linesOf } from '../prompt/event-lines.js';
import { eventsIn } from './received-events.js';
import { question } from '../../../../libs/monopoly-bots/src/testing/index.js';

describe('the events of a request', () => {
  it('are read whatever their payloads hold: lines of bounded length, and no failure', () => {
    const table = readTable(question({ mine: ['st_james'], theirs: ['boardwalk'] }));
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('me', 'rival', 'st_james', 40, [3, 4]));
    const field = fc.constantFrom('player_id', 'property_id', 'trade', 'result', 'action', 'dice', 'amount', 'deck');
    const payload = fc.oneof(
      fc.dictionary(field, value),
      fc.dictionary(fc.string({ unit: 'binary' }), value),
      fc.jsonValue(),
    );
    const event = fc.constantFrom(...GAME_EVENT_NAMES, 'disc:dropped', '');
    const events = fc.array(fc.record({ seq: fc.oneof(fc.nat(), fc.jsonValue()), event, payload }), { maxLength: 12 });
    fc.assert(
      fc.property(events, (received) => {
        const { lines } = linesOf(eventsIn(received), null, table);
        for (const { text } of lines) expect(text.length).toBeLessThan(2_000);
      }),
      { numRuns: 500 },
    );
  });
});
