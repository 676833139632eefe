import { describe, expect, it } from '@jest/globals';
import type { TranscriptLine } from '#libs/protocol';
import { conversationOf } from './fine-tuning.js';

const line = (request: unknown, answer: unknown = 'Yes.'): TranscriptLine => ({
  nr: 1,
  step: 1,
  seq: 1,
  turn_number: 1,
  player_id: 'a',
  player_name: 'A',
  is_chosen: true,
  request,
  answer,
  thoughts: null,
  choice: { type: 'end_turn' },
  error: null,
  usage: null,
  latency_ms: 1,
  reported_model: null,
  prompt_version: null,
  prompt_hash: null,
});

const messages = [{ role: 'user', content: 'Well?' }];
const talk = [
  { role: 'user', content: 'Well?' },
  { role: 'assistant', content: 'Yes.' },
];

describe('a conversation for fine-tuning', () => {
  it.each([[null], ['text'], [{}], [{ messages: 'x' }]])('is none in the request %j', (request) => {
    expect(conversationOf(line(request))).toBeUndefined();
  });

  it('is none without an answer', () => {
    expect(conversationOf(line({ messages }, null))).toBeUndefined();
  });

  it('is what was asked and answered, with the instructions of every provider first', () => {
    expect(conversationOf(line({ messages }))).toEqual(talk);
    const withSystem = [{ role: 'system', content: 'Rules.' }, ...talk];
    expect(conversationOf(line({ system: 'Rules.', messages }))).toEqual(withSystem);
    const blocks = [{ role: 'user', content: [{ type: 'text', text: 'Well?' }, { type: 'image' }, null] }];
    expect(conversationOf(line({ system: [{ type: 'text', text: 'Rules.' }], messages: blocks }))).toEqual(withSystem);
    expect(conversationOf(line({ messages }, { a: 1 }))?.at(-1)).toEqual({ role: 'assistant', content: '{"a":1}' });
  });
});
