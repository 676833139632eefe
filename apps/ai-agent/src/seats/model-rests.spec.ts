import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelBehaviour } from '../testing/model-server.js';
import { ModelSeat, PASS, replying } from '../testing/model-seat.js';

const error = (status: number, message: string, headers = {}): ModelBehaviour => ({
  status,
  headers,
  body: { error: { message, type: 'invalid_request_error', code: null } },
});

describe('a model that its provider does not want to be asked for', () => {
  let seat: ModelSeat;
  beforeEach(async () => {
    seat = await ModelSeat.of('openai:gpt');
  });
  afterEach(() => seat[Symbol.asyncDispose]());

  it.each<[string, ModelBehaviour, string, string]>([
    ['missing credit', error(402, 'Insufficient Balance'), 'no_credit', 'no credit or quota'],
    ['missing credit as 400', error(400, 'Your credit balance is too low'), 'no_credit', 'no credit or quota'],
    ['missing credit as 403', error(403, 'Insufficient credits'), 'no_credit', 'no credit or quota'],
    ['used up quota', error(429, 'You exceeded your current quota, please check your plan'), 'no_credit', 'quota'],
    [
      'a rate limit for an hour',
      error(429, 'Slow down', { 'retry-after': '3600' }),
      'rate_limited',
      'too many requests',
    ],
    ['a rate limit in words', error(429, 'Please try again in 7m33.6s.'), 'rate_limited', 'too many requests'],
    ['an outage for a minute', error(503, 'Later', { 'retry-after': '60' }), 'overloaded', 'failed'],
    ['an unknown model as 400', error(400, 'x is not a valid model ID'), 'unknown_model', 'does not serve'],
    ['a wrong key', error(401, 'no'), 'unauthorized', 'does not accept the key'],
  ])('%s: no decision asks it, and each names the reason', async (_, behaviour, outcome, why) => {
    seat.models.next(behaviour);
    expect(await seat.decide()).toMatchObject({ source: 'heuristic', usage: { outcome, attempts: 1 } });
    for (const answer of await Promise.all([seat.decide(), seat.decide({ deadlineMs: 400 })])) {
      expect(answer).toMatchObject({ source: 'heuristic', action: { type: 'buy_property' } });
      expect(answer.usage).toMatchObject({ outcome, attempts: 0, unreported_attempts: 0, input_tokens: null });
      expect(answer.reasoning).toContain(why);
    }
    expect(seat.models.asked).toHaveLength(1);
  });

  it('a rest that ends in time is waited for', async () => {
    const times: number[] = [];
    const timed = (behaviour: ModelBehaviour) => (): ModelBehaviour => {
      times.push(performance.now());
      return behaviour;
    };
    seat.models.next(timed(error(429, 'Slow down', { 'retry-after-ms': '2500' })), timed(replying(PASS)));
    expect(await seat.decide({ deadlineMs: 2000 })).toMatchObject({ usage: { outcome: 'rate_limited', attempts: 1 } });
    expect(await seat.decide({ deadlineMs: 60_000 })).toMatchObject({ source: 'model', usage: { attempts: 1 } });
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(2400);
  });

  it('another model of the same key is asked all the same', async () => {
    seat.models.next(error(429, 'Slow down', { 'retry-after': '3600' }), replying(PASS));
    await seat.decide();
    expect(await seat.decide({ model: 'openai:other' })).toMatchObject({ source: 'model' });
  });

  it('a seat whose provider is not configured names the reason', async () => {
    const answer = await seat.decide({ model: 'groq:llama' });
    expect(answer).toMatchObject({ source: 'heuristic', reasoning: expect.stringContaining('no provider') });
  });
});
