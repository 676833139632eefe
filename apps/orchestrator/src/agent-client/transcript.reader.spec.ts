import { describe, expect, it } from '@jest/globals';
import { readTranscript } from './transcript.reader.js';

const ATTEMPT = {
  request: { model: 'gpt', messages: [{ role: 'user', content: 'Decide.' }] },
  answer: '{"action_id": "a1"}',
  thoughts: 'Well.',
  ending: 'finished',
  choice: { type: 'end_turn' },
  error: null,
  usage: { output_tokens: 3 },
  latency_ms: 12,
  reported_model: 'gpt-1',
  prompt_version: '7',
  prompt_hash: 'abc',
};

describe('the transcript of a decision', () => {
  it.each([undefined, null, {}, 'text', [], [1, null, 'x']])('is none where it is %j', (value) => {
    expect(readTranscript(value)).toBeNull();
  });

  it('is what its agent reports, attempt by attempt', () => {
    expect(readTranscript([ATTEMPT])).toEqual([ATTEMPT]);
    expect(readTranscript([{ latency_ms: -1, thoughts: 7, usage: [], extra: 1 }])).toEqual([
      {
        request: null,
        answer: null,
        thoughts: null,
        ending: null,
        choice: null,
        error: null,
        usage: null,
        latency_ms: 0,
        reported_model: null,
        prompt_version: null,
        prompt_hash: null,
      },
    ]);
  });

  it('holds the newest eight attempts', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ ...ATTEMPT, latency_ms: index }));
    expect(readTranscript(many)?.map(({ latency_ms: ms }) => ms)).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('names what was left out of an attempt of more than 256 kB', () => {
    const [attempt] = readTranscript([{ ...ATTEMPT, thoughts: 'x'.repeat(1_000_000) }]) ?? [];
    expect(attempt?.thoughts).toMatch(/x… \[934464 more characters left out\]$/);
    expect(attempt).toMatchObject({ request: ATTEMPT.request, answer: ATTEMPT.answer });
    const lists = readTranscript([{ ...ATTEMPT, request: Array.from({ length: 200_000 }, () => 1) }]);
    expect(lists).toMatchObject([{ request: null, error: expect.stringContaining('left out'), prompt_hash: 'abc' }]);
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(readTranscript([{ ...ATTEMPT, request: deep }])).toMatchObject([{ request: null }]);
  });

  it('holds no key, also where an agent sends one', () => {
    const request = {
      headers: { Authorization: 'Bearer secret' },
      api_key: 'secret',
      a: [{ 'X-Api-Key': 'secret' }],
      b: 1,
    };
    const read = readTranscript([{ ...ATTEMPT, request }]);
    expect(JSON.stringify(read)).not.toContain('secret');
    expect(read).toMatchObject([{ request: { a: [{}], b: 1 } }]);
  });
});
