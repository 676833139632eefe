import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ModelSeat } from '../testing/model-seat.js';
import { ANTHROPIC_ENVELOPES, OLLAMA_ENVELOPES, OPENAI_ENVELOPES } from '../testing/odd-envelopes.js';

describe.each([
  ['openai:gpt', OPENAI_ENVELOPES],
  ['anthropic:claude', ANTHROPIC_ENVELOPES],
  ['ollama:llama', OLLAMA_ENVELOPES],
])('an answer of %s', (model, envelopes) => {
  let seat: ModelSeat;
  beforeEach(async () => {
    seat = await ModelSeat.of(model);
  });
  afterEach(() => seat[Symbol.asyncDispose]());

  it.each(envelopes)('is usable as %s', async (_, behaviour) => {
    seat.models.next(behaviour);
    const answer = await seat.decide();
    expect(answer).toMatchObject({ source: 'model', usage: { outcome: 'answered', attempts: 1 } });
    expect(answer).toMatchObject({ action: { type: 'pass_property' }, reasoning: 'Orange is for others.' });
  });
});
