import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import { ApiKeys } from '../../access/index.js';
import { RoomsFixture } from '../testing/rooms-fixture.js';

const LEFT = 'the-key-that-is-left';
const REMOVED = 'the-key-that-goes-away';

/** All that a client is sent until its stream ends, while its key is removed as the stream is being opened. */
async function sentWith(shown: string, fixture: RoomsFixture): Promise<string> {
  const keys = ApiKeys.of(LEFT, REMOVED);
  const streams = fixture.streamsFor(keys);
  fixture.store.finding.isShut = true;
  const opening = streams.open('g', undefined, { address: '203.0.113.7', keys: [shown] });
  await fixture.store.finding.arrival();
  keys.replace(keys.known([LEFT]));
  fixture.store.finding.open();
  const stream = await opening;
  if (isRefusal(stream)) throw new Error('The stream was refused.');
  let sent = '';
  for await (const text of stream.texts) {
    sent += text;
    if (text.includes('game:state')) break;
  }
  stream.end();
  return sent;
}

describe('a stream that is being opened while keys are removed', () => {
  it('ends with the reason, where its key is one of them', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    const sent = await sentWith(REMOVED, fixture);
    expect(sent).toContain('"code":"api_key_unknown"');
    expect(sent).not.toContain('game:state');
  });

  it('begins with the state, where its key is left', async () => {
    await using fixture = await RoomsFixture.withEvents(1);
    expect(await sentWith(LEFT, fixture)).toContain('game:state');
  });
});
