import { isModelServed, type ModelsResponse, type PersonalitiesResponse } from '#libs/protocol';
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
    if (model !== undefined && !isModelServed(model, models))
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

function servedBy({ providers, models = [], open }: ModelsResponse): string {
  if (providers.length === 0) return 'No provider is configured: see docs/agents.md#language-models.';
  const names = providers.map(({ name }) => name).join(', ');
  const listed = models.length === 0 ? '' : ` Models: ${models.join(', ')}${open ? ', and others' : ''}.`;
  return `Providers: ${names}.${listed}`;
}
