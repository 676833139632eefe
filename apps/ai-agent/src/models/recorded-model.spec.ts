import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isModelServed, type ModelsResponse } from '#libs/protocol';
import { loadAiAgentConfig } from '../config.js';
import type { ModelBehaviour } from '../testing/model-server.js';
import { ModelSeat, PASS, replying, SALE, type SeatAnswer } from '../testing/model-seat.js';
import { question } from '../../../../libs/monopoly-bots/src/testing/index.js';

const ILLEGAL = '{"reasoning": "Why not fly?", "action_id": "a9"}';
const ASKED = { ...question({ ...SALE, model: 'openai:gpt', deadlineMs: 30_000 }), want_transcript: true } as const;
const REFUSED: ModelBehaviour = { status: 400, message: "Unsupported value: 'temperature'" };

describe('a recorded game', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recorded-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The lines of a transcript, in a file: `decisions` holds the attempts of each decision. */
  async function fileOf(...decisions: readonly (readonly object[])[]): Promise<string> {
    const file = join(folder, `${crypto.randomUUID()}.jsonl`);
    const lines = decisions.flatMap((attempts, step) =>
      attempts.map((attempt) => JSON.stringify({ step, ...attempt })),
    );
    await writeFile(file, `${lines.join('\n')}\n\n`);
    return file;
  }

  async function recorded(
    ...answers: readonly ModelBehaviour[]
  ): Promise<SeatAnswer & { readonly attempts: readonly object[] }> {
    await using seat = await ModelSeat.of('openai:gpt');
    seat.models.next(...answers);
    const answer = (await (await seat.post(ASKED)).json()) as SeatAnswer;
    return { ...answer, attempts: answer.transcript ?? [] };
  }

  const replaying = async (file: string): Promise<ModelSeat> =>
    ModelSeat.of('openai:gpt', { AI_AGENT_TRANSCRIPT: file, AI_AGENT_OPENAI_API_KEY: '' });

  it.each<[string, ...ModelBehaviour[]]>([
    ['answers', replying(PASS)],
    ['is corrected', replying(ILLEGAL), replying(PASS)],
    ['chooses nothing', replying(ILLEGAL), replying('')],
    ['is cut off, and has more room then', { reply: '', thoughts: 'Hm.', isCutOff: true }, replying(PASS)],
    ['fails, and answers when it is asked again', { status: 503, message: 'later' }, replying(PASS)],
    ['fails for good', { status: 404, message: 'The model `gpt` does not exist.' }],
    ['refuses a parameter', REFUSED, replying(PASS)],
  ])('is decided in the same way, without its provider, where the model %s', async (_, ...answers) => {
    const { attempts, action, reasoning, source, usage } = await recorded(...answers);
    await using seat = await replaying(await fileOf(attempts));
    const again = (await (await seat.post(ASKED)).json()) as SeatAnswer;
    expect(again).toMatchObject({ action, reasoning, source, usage: { outcome: usage?.outcome } });
    expect(again.transcript).toEqual(attempts.map((attempt) => ({ ...attempt, latency_ms: expect.any(Number) })));
    expect(seat.models.asked).toEqual([]);
  });

  it('has an answer for each decision, also to the same question', async () => {
    const { attempts: failed } = await recorded({ status: 404, message: 'gone' });
    const { attempts: passed } = await recorded(replying(PASS));
    await using seat = await replaying(await fileOf(failed, passed));
    const sources = [];
    for (let count = 0; count < 3; count += 1) {
      const { source, usage } = (await (await seat.post(ASKED)).json()) as SeatAnswer;
      sources.push([source, usage?.outcome]);
    }
    expect(sources).toEqual([
      ['heuristic', 'unknown_model'],
      ['model', 'answered'],
      ['heuristic', 'not_recorded'],
    ]);
  });

  it('serves every model', async () => {
    await using seat = await replaying(await fileOf());
    const models = (await (await fetch(`${seat.agent.url}/models`)).json()) as ModelsResponse;
    expect(isModelServed('groq:llama', models)).toBe(true);
  });

  it.each([
    ['no file', undefined, 'ENOENT'],
    ['no JSON', '{"step": 1', 'line 1 is no line of a transcript'],
    ['another kind of lines', '{"prompt_hash": "x"}\n\n{"messages": []}', 'line 3 is no line of a transcript'],
  ])('that is %s stops the start', async (_, content, reason) => {
    const file = join(folder, `${crypto.randomUUID()}.jsonl`);
    if (content !== undefined) await writeFile(file, content);
    expect(() => loadAiAgentConfig({ AI_AGENT_TRANSCRIPT: file })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(new RegExp(`AI_AGENT_TRANSCRIPT.*${reason}`)) }),
    );
  });
});
