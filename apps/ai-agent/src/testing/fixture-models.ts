import { fieldsOf } from '#libs/protocol';
import { createHash } from 'node:crypto';
import type { AskedModel, ModelBehaviour } from './model-server.js';

/** What each of these models does, whatever it is asked; by the name that seats give after the provider. */
const BEHAVIOURS: ReadonlyMap<string, (asked: AskedModel) => ModelBehaviour> = new Map<
  string,
  (asked: AskedModel) => ModelBehaviour
>([
  ['steady', (asked) => playing(asked)],
  ['other', (asked) => playing(asked)],
  [
    'no-temperature',
    (asked) => (hasTemperature(asked) ? refusing("Unsupported value: 'temperature'") : playing(asked)),
  ],
  ['deep-thinker', () => ({ reply: '', thoughts: 'Hm. '.repeat(50), isCutOff: true, tokens: ALL_THOUGHT })],
  ['silent', () => ({ reply: '', tokens: { input: 100, output: 0, cached: 0 } })],
  ['gone', () => ({ status: 404, message: 'The model `gone` does not exist.' })],
]);

const ALL_THOUGHT = { input: 100, output: 200, cached: 0, reasoning: 200 };

/** A provider whose models differ in what goes wrong with them; a model that it does not know is not served. */
export function fixtureModels(asked: AskedModel): ModelBehaviour {
  return (
    BEHAVIOURS.get(asked.model)?.(asked) ?? { status: 404, message: `The model \`${asked.model}\` does not exist.` }
  );
}

/** A legal action that depends on the question and the model alone. */
function playing({ prompt, model }: AskedModel): ModelBehaviour {
  const offers = prompt.slice(prompt.lastIndexOf('Legal actions')).matchAll(/^(a\d+): (\w+)/gm);
  const simple = [...offers].filter(([, , type = '']) => !NEEDS_MORE.has(type)).map(([, id]) => id);
  const [first = 0] = createHash('sha256').update(`${model}\n${prompt}`).digest();
  const action_id = simple[first % Math.max(1, simple.length)] ?? 'a0';
  const reply = JSON.stringify({ reasoning: 'I play on.', action_id, chat: null, note: null });
  return { reply, tokens: { input: 1000, output: 20, cached: 600, reasoning: 5 } };
}

/** Ollama has it among its options. */
function hasTemperature({ body }: AskedModel): boolean {
  return 'temperature' in body || 'temperature' in fieldsOf(body['options']);
}

/** What an id alone does not decide, or what ends a seat's game for nothing. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['place_bid', 'propose_trade', 'counter_trade', 'declare_bankruptcy']);

function refusing(message: string): ModelBehaviour {
  return { status: 400, message };
}
