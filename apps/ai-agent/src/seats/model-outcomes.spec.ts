import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelBehaviour } from '../testing/model-server.js';
import { ModelSeat, PASS, replying, TOKENS } from '../testing/model-seat.js';

const chunk = (delta: object, finish_reason: string | null = null): object => ({
  choices: [{ index: 0, delta, finish_reason }],
});
const ends = (content: string, word: string | null): ModelBehaviour => ({ events: [chunk({ content }, word)] });
const HALF = '{"reasoning": "I choose a1. Well", "action';

describe('what comes of an answer', () => {
  let seat: ModelSeat;
  beforeEach(async () => {
    seat = await ModelSeat.of('openai:gpt');
  });
  afterEach(() => seat[Symbol.asyncDispose]());

  it.each<[string, ModelBehaviour, string, string]>([
    ['cut off in the middle', { reply: 'I choose a1 because', isCutOff: true }, 'cut_off', 'cut off: be brief'],
    ['half an object that ends well', ends(HALF, 'stop'), 'illegal_answer', 'names no action_id'],
    [
      'half an object inside of which is a whole one',
      { reply: '{"considered": {"action_id": "a1"}, "reas', isCutOff: true },
      'cut_off',
      'be brief',
    ],
    [
      'two objects, then cut off',
      { reply: '{"action_id": "a0"} or {"action_id": "a1"} so', isCutOff: true },
      'cut_off',
      'be brief',
    ],
    ['filtered', ends('I choose a1', 'content_filter'), 'filtered', 'content filter'],
    ['filtered with nothing in it', ends('', 'SAFETY'), 'filtered', 'content filter'],
    [
      'refused',
      { events: [chunk({ refusal: 'I cannot help. I choose a1.' }), chunk({}, 'stop')] },
      'refused',
      'board game',
    ],
    ['refused by its end', ends('I choose a1', 'refusal'), 'refused', 'board game'],
    ['ended for an unknown reason', ends('I choose a1', 'sunspots'), 'illegal_answer', 'names no action_id'],
    ['thinking without an end', ends('<think>I choose a1.', 'stop'), 'cut_off', 'finish thinking'],
    ['empty', ends('', 'stop'), 'empty', 'empty'],
    ['nothing but thoughts', ends('<think>I choose a1.</think>', 'stop'), 'empty', 'empty'],
    ['not stated', ends('I would not choose a1.', 'stop'), 'illegal_answer', 'names no action_id'],
  ])('that is %s: corrected once, then the heuristic, with the reason', async (_, behaviour, outcome, correction) => {
    seat.models.next(behaviour, replying(PASS));
    expect(await seat.decide()).toMatchObject({ source: 'model', usage: { outcome: 'corrected', attempts: 2 } });
    expect(seat.models.asked[1]?.prompt).toContain(correction);

    seat.models.next(behaviour, behaviour);
    const answer = await seat.decide();
    expect(answer).toMatchObject({ source: 'heuristic', action: { type: 'buy_property' } });
    expect(answer.usage).toMatchObject({ outcome, attempts: 2 });
    expect(answer.reasoning).toMatch(/Orange .*\(By heuristic: .*model.*\)$/);
  });

  it.each<[string, ModelBehaviour]>([
    ['half an answer', ends('{"reasoning": "Well', null)],
    ['prose', ends('I choose a1.', null)],
    ['nothing', { garbage: '' }],
    ['only the marker of the end', { garbage: 'data: [DONE]\n\n' }],
    ['an end by error', ends('{"reas', 'error')],
    [
      'one bad generation',
      { status: 400, body: { error: { code: 'json_validate_failed', message: 'Failed to generate JSON.' } } },
    ],
    [
      'an overload inside',
      { events: [chunk({ content: 'I' }), { error: { type: 'overloaded_error', message: 'no' } }] },
    ],
  ])('that ends without a finish is repeated: %s', async (_, behaviour) => {
    seat.models.next(behaviour, behaviour, replying(PASS));
    const { source, usage } = await seat.decide();
    expect(source).toBe('model');
    expect(usage).toMatchObject({ outcome: 'answered', attempts: 3, unreported_attempts: 2, input_tokens: 100 });
    expect(seat.models.asked.map(({ body }) => 'response_format' in body)).toEqual([true, true, true]);
  });

  it('holds a choice when the time is over, if its object is whole', async () => {
    seat.models.next({ reply: PASS, hangAfter: PASS.split(' ').length });
    expect(await seat.decide({ deadlineMs: 1500 })).toMatchObject({ source: 'model', usage: { outcome: 'answered' } });
  });

  it.each([
    ['its text', { reply: `<think>Orange? No.</think>${PASS}`, tokens: TOKENS }, 'Orange? No.\nOrange is for others.'],
    [
      'thoughts and text',
      { reply: PASS, thoughts: '<think>Hm, orange.</think>' },
      'Hm, orange.\nOrange is for others.',
    ],
    ['the closing tag only', ends(`Orange? No.</think>\n${PASS}`, 'stop'), 'Orange? No.\nOrange is for others.'],
    [
      'several thoughts',
      ends(`<think>One.</think><think>Two.</think>${PASS}`, 'stop'),
      'One.\nTwo.\nOrange is for others.',
    ],
  ])('shows no tags, and thoughts on lines of their own: %s', async (_, behaviour, shown) => {
    seat.models.next(behaviour);
    expect(await seat.thinking()).toBe(shown);
  });

  it('stores no tags', async () => {
    seat.models.next(replying('<think>Orange?</think>I choose a1.'));
    expect(await seat.decide()).toMatchObject({ source: 'model', reasoning: 'Orange? I choose a1.' });
    seat.models.next(
      replying('{"reasoning": "<think>Hm.</think> No.", "action_id": "a1", "chat": "<think>secret</think>Hello"}'),
    );
    expect(await seat.decide()).toMatchObject({ reasoning: 'Hm. No.', chat: 'Hello' });
  });

  it('is not read beyond a number of pieces', async () => {
    seat.models.next({ garbage: 'data: {}\n'.repeat(260_000) });
    const decided = await seat.decide({ deadlineMs: 60_000 });
    expect(decided).toMatchObject({ source: 'heuristic', usage: { outcome: 'too_large', attempts: 1 } });
  });
});

describe('a provider that refuses parts of a request', () => {
  it('is asked without them from then on, all of them in one decision', async () => {
    await using seat = await ModelSeat.of('openai:gpt', { AI_AGENT_TEMPERATURE: '0.5' });
    const refusing = (message: string): ModelBehaviour => ({ status: 400, body: { error: message } });
    seat.models.next(
      refusing("'response_format.type' must be 'text'"),
      refusing("Extra inputs are not permitted, field: 'stream_options'"),
      refusing("Unsupported value: 'temperature'"),
      refusing("Unsupported parameter: 'max_completion_tokens'"),
      refusing('System role not supported'),
      refusing('Your organization must be verified to stream this model.'),
      replying(PASS),
      replying(PASS),
    );
    expect(await seat.decide()).toMatchObject({ source: 'model', usage: { outcome: 'answered', attempts: 7 } });
    expect(await seat.decide()).toMatchObject({ source: 'model', usage: { attempts: 1 } });
    const { body } = seat.models.asked.at(-1) ?? { body: {} };
    expect(Object.keys(body).toSorted()).toEqual(['max_tokens', 'messages', 'model', 'stream']);
    expect(body).toMatchObject({ stream: false, messages: [{ role: 'user' }] });
  });
});
