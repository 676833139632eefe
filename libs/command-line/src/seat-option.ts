import { type AgentSeat, type ModelOptions, REASONING_EFFORTS } from '#libs/protocol';
import { address, number, UsageError } from './usage.js';

/** A seat as it is named on a command line. */
export interface SeatFields {
  /** Also its name in the game. */
  readonly name: string;
  readonly personality: string;
  readonly url?: string;
  readonly model?: string;
  readonly modelOptions?: ModelOptions;
}

const DEFAULT_PERSONALITY = 'neutral';
const MAX_NAME = 100;

/** Bounds of the options that are numbers, as `POST /games` has them. */
const NUMBERS = {
  thinking_budget: { min: 0, max: 200_000, isWhole: true },
  temperature: { min: 0, max: 2, isWhole: false },
  max_output_tokens: { min: 16, max: 200_000, isWhole: true },
  seed: { min: 0, max: 2 ** 32 - 1, isWhole: true },
  timeout: { min: 0.05, max: 600, isWhole: false },
} as const;

const KEYS = ['name', 'model', 'personality', 'url', 'reasoning_effort', ...Object.keys(NUMBERS)];

/** `name=A,model=openai:gpt-5-mini,personality=neutral,reasoning_effort=low` as a seat. Throws UsageError. */
export function seatOf(text: string): SeatFields {
  const fields = fieldsOf(text);
  const { name, model, personality, url } = Object.fromEntries(fields);
  const options = modelOptionsOf(fields);
  const title = (name ?? model ?? personality ?? url ?? '').slice(0, MAX_NAME);
  if (title === '') throw new UsageError(`--seat is ${JSON.stringify(text)}, but must have a name or a model.`);
  if (model === undefined && Object.keys(options).length > 0)
    throw new UsageError(`--seat ${title} has options of a model, but no model.`);
  return {
    name: title,
    personality: personality ?? DEFAULT_PERSONALITY,
    ...(url !== undefined && { url: address(url) }),
    ...(model !== undefined && { model }),
    ...(Object.keys(options).length > 0 && { modelOptions: options }),
  };
}

export function agentSeatOf({ name, personality, url, model, modelOptions }: SeatFields): AgentSeat {
  return {
    name,
    personality,
    ...(url !== undefined && { url }),
    ...(model !== undefined && { model }),
    ...(modelOptions !== undefined && { model_options: modelOptions }),
  };
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [key = '', ...value] = part.split('=');
    const name = key.trim();
    if (!KEYS.includes(name)) throw new UsageError(`--seat has no ${JSON.stringify(name)}, only ${KEYS.join(', ')}.`);
    if (fields.has(name)) throw new UsageError(`--seat has ${name} twice.`);
    fields.set(name, value.join('=').trim());
    if (fields.get(name) === '') throw new UsageError(`--seat has nothing for ${name}.`);
  }
  return fields;
}

function modelOptionsOf(fields: ReadonlyMap<string, string>): ModelOptions {
  const numbers = Object.entries(NUMBERS).flatMap(([name, { min, max, isWhole }]) => {
    const text = fields.get(name);
    if (text === undefined) return [];
    const value = number(`seat … ${name}`, text, min, max);
    if (isWhole && !Number.isInteger(value)) throw new UsageError(`--seat … ${name} must be a whole number.`);
    return [[name, value] as const];
  });
  const wanted = fields.get('reasoning_effort');
  const effort = REASONING_EFFORTS.find((one) => one === wanted);
  if (wanted !== undefined && effort === undefined)
    throw new UsageError(`--seat … reasoning_effort must be one of ${REASONING_EFFORTS.join(', ')}.`);
  return { ...(effort !== undefined && { reasoning_effort: effort }), ...Object.fromEntries(numbers) };
}
