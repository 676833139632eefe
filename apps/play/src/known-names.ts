import type { ModelsResponse, PersonalitiesResponse } from '#libs/protocol';
import type { Competitor } from './competitor.js';
import { UsageError } from './usage.js';

/**
 * A name that our agents do not know would play as another one, or without its model.
 *
 * @param agents the address of our agents
 * @throws {UsageError} that names what is known
 */
export async function requireKnown(competitors: readonly Competitor[], agents: string): Promise<void> {
  const ours = competitors.filter(({ url }) => url === undefined);
  const { personalities, baselines = [] } = await answerOf<PersonalitiesResponse>(`${agents}/personalities`);
  const models = await answerOf<ModelsResponse>(`${agents}/models`);
  const known = [...personalities, ...baselines].map(({ name }) => name);
  for (const { name, personality, model } of ours) {
    if (!known.includes(personality.toLowerCase()))
      throw new UsageError(`${named(name, personality)} is no personality. Known are ${known.join(', ')}.`);
    if (model !== undefined && !isServed(model, models))
      throw new UsageError(`No provider serves the model ${model}. ${servedBy(models)}`);
  }
}

/** Our own service answers with what its types say. */
async function answerOf<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  return (await answer.json()) as T;
}

function named(name: string, personality: string): string {
  return name === personality ? personality : `${name}: ${personality}`;
}

/** What stands before a colon is a provider if one has that name; a provider with a list serves nothing else. */
export function isServed(model: string, { providers, models = [], open }: ModelsResponse): boolean {
  const prefix = model.slice(0, Math.max(0, model.indexOf(':'))).toLowerCase();
  const provider = providers.find(({ name }) => name === prefix);
  if (models.includes(model)) return true;
  if (provider === undefined) return models.some((one) => one.endsWith(`:${model}`)) || (open && providers.length > 0);
  return open && !models.some((one) => one.startsWith(`${provider.name}:`)) && model.length > prefix.length + 1;
}

function servedBy({ providers, models = [], open }: ModelsResponse): string {
  if (providers.length === 0) return 'No provider is configured: see docs/agents.md#language-models.';
  const names = providers.map(({ name }) => name).join(', ');
  const listed = models.length === 0 ? '' : ` Models: ${models.join(', ')}${open ? ', and others' : ''}.`;
  return `Providers: ${names}.${listed}`;
}
