import { describe, expect, it } from '@jest/globals';
import { ANTHROPIC_WIRE } from './anthropic-wire.js';
import type { Message } from './chat-model.js';
import type { Feature } from './features.js';

const OPTIONS = { model: 'claude', maxOutputTokens: 100, temperature: undefined };
const MARK = { type: 'ephemeral' };

function bodyOf(message: Message, ...features: readonly Feature[]): Readonly<Record<string, unknown>> {
  const question = { system: 'You play.', messages: [message], schema: {}, promptVersion: 'test' };
  return ANTHROPIC_WIRE.body(question, OPTIONS, new Set(features));
}

describe('a request to Anthropic', () => {
  it('marks the system text and the newest two parts that later questions repeat', () => {
    expect(bodyOf({ role: 'user', text: 'one two three now', stableEnds: [4, 8, 14] }, 'cache')).toMatchObject({
      system: [{ type: 'text', text: 'You play.', cache_control: MARK }],
      messages: [
        {
          content: [
            { type: 'text', text: 'one ' },
            { type: 'text', text: 'two ', cache_control: MARK },
            { type: 'text', text: 'three ', cache_control: MARK },
            { type: 'text', text: 'now' },
          ],
        },
      ],
    });
  });

  it('has the same blocks as before, and more, when the history has grown', () => {
    const before = bodyOf({ role: 'user', text: 'one old', stableEnds: [4] }, 'cache');
    const after = bodyOf({ role: 'user', text: 'one two new', stableEnds: [4, 8] }, 'cache');
    expect(after).toMatchObject({ messages: [{ content: [{ text: 'one ' }, { text: 'two ' }, { text: 'new' }] }] });
    expect(before).toMatchObject({ messages: [{ content: [{ text: 'one ' }, { text: 'old' }] }] });
  });

  it.each([
    ['empty, doubled and late ends', 'ab', [0, 1, 1, 9], [{ text: 'a' }, { text: 'b' }]],
    ['the whole text', 'ab', [2], [{ text: 'ab' }]],
  ])('sends no empty block: %s', (_, text, stableEnds, blocks) => {
    expect(bodyOf({ role: 'user', text, stableEnds }, 'cache')).toMatchObject({ messages: [{ content: blocks }] });
  });

  it('is plain text where nothing is stable, and where the provider refuses marks', () => {
    const plain = { system: 'You play.', messages: [{ role: 'user', content: 'one two' }] };
    expect(bodyOf({ role: 'user', text: 'one two', stableEnds: [4] })).toMatchObject(plain);
    expect(bodyOf({ role: 'user', text: 'one two' }, 'cache')).toMatchObject({ messages: plain.messages });
  });
});
