import {
  type Ending,
  type ModelAnswer,
  type ModelListener,
  NO_TOKENS,
  type Tokens,
  type Writing,
} from './chat-model.js';
import type { Part } from './wire.js';

/** More calls than this are not kept. */
const MAX_CALLS = 20;
/** Of a model's name, in UTF-16 units. */
const MAX_NAME = 200;

interface Call {
  name: string;
  json: string;
}

/** Puts an answer together from its parts, and passes them on as they come. */
export class AnswerBuilder {
  tokens: Tokens = NO_TOKENS;
  private readonly text: string[] = [];
  private readonly thoughts: string[] = [];
  private readonly calls = new Map<number, Call>();
  private ending: Ending | undefined;
  private reportedModel: string | undefined;

  constructor(private readonly listener: ModelListener) {}

  take(part: Exclude<Part, { kind: 'error' }>): void {
    switch (part.kind) {
      case 'text':
        this.text.push(part.text);
        this.listener.onText(part.text);
        break;
      case 'thinking':
        this.think(part.text);
        break;
      case 'new_thinking':
        if (this.thoughts.length > 0) this.think('\n');
        break;
      case 'call':
        this.call(part.index, part.name, part.json);
        break;
      case 'tokens':
        this.count(part.tokens);
        break;
      case 'model':
        this.reportedModel ??= part.name.slice(0, MAX_NAME);
        break;
      case 'end':
        this.end(part.ending);
    }
  }

  /** What was written until now. */
  get written(): Writing {
    const text = this.text.join('');
    const calls = [...this.calls.values()].map(callText).join('\n');
    return {
      text: text.trim() === '' && calls !== '' ? calls : text,
      thoughts: this.thoughts.join(''),
      ending: this.ending ?? 'broken_off',
      ...(this.reportedModel !== undefined && { reportedModel: this.reportedModel }),
    };
  }

  get answer(): ModelAnswer {
    return { ...this.written, tokens: this.tokens };
  }

  private think(text: string): void {
    this.thoughts.push(text);
    this.listener.onThinking(text);
  }

  private call(index: number, name: string, json: string): void {
    const call = this.calls.get(index) ?? { name: '', json: '' };
    if (!this.calls.has(index) && this.calls.size >= MAX_CALLS) return;
    this.calls.set(index, { name: call.name || name, json: call.json + json });
  }

  /** Later counts replace earlier ones; what they leave out stays. */
  private count({ input, output, cached, reasoning, costUsd }: Partial<Tokens>): void {
    const before = this.tokens;
    this.tokens = {
      input: input ?? before.input,
      output: output ?? before.output,
      cached: cached ?? before.cached,
      reasoning: reasoning ?? before.reasoning,
      costUsd: costUsd ?? before.costUsd,
    };
  }

  /** A refusal stays one, even if the provider reports "stop" after it. */
  private end(ending: Ending): void {
    if (this.ending !== 'refused') this.ending = ending;
  }
}

/** A call as a JSON object where its arguments are whole; else as it came, which is then no complete object either. */
function callText({ name, json }: Call): string {
  const args = json.trim() === '' ? '{}' : json;
  return args.trimStart().startsWith('{') ? `{"name": ${JSON.stringify(name)}, "arguments": ${args}}` : args;
}
