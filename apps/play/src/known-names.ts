import { UsageError } from '#libs/command-line';
import { isJsonObject, isModelServed, type ModelsResponse, type PersonalitiesResponse } from '#libs/protocol';
import type { Competitor } from './competitor.js';

/** Those of our personalities without a model that do not know the games of other engines: they look one move ahead there. */
export async function lookingAhead(competitors: readonly Competitor[], agents: string): Promise<readonly string[]> {
  const { personalities, baselines = [] } = await answerOf(`${agents}/personalities`, isPersonalities);
  const onlyOurs = [...personalities, ...baselines].filter(({ games }) => Array.isArray(games)).map(({ name }) => name);
  const withoutModel = competitors.filter(({ url, model }) => url === undefined && model === undefined);
  return withoutModel.filter(({ personality }) => onlyOurs.includes(personality.toLowerCase())).map(({ name }) => name);
}

/**
 * A name that our agents do not know would play as another one, or without its model.
 *
 * @param agents the address of our agents
 * @throws {UsageError} that names what is known
 */
export async function requireKnown(competitors: readonly Competitor[], agents: string): Promise<void> {
  const ours = competitors.filter(({ url }) => url === undefined);
  const { personalities, baselines = [] } = await answerOf(`${agents}/personalities`, isPersonalities);
  const models = await answerOf(`${agents}/models`, isModels);
  const known = [...personalities, ...baselines].map(({ name }) => name);
  for (const { name, personality, model } of ours) {
    const seat = name === personality ? personality : `${name}: ${personality}`;
    if (!known.includes(personality.toLowerCase()))
      throw new UsageError(`${seat} is no personality. Known are ${known.join(', ')}.`);
    if (model !== undefined && !isModelServed(model, models))
      throw new UsageError(`No provider serves the model ${model}. ${servedBy(models)}`);
  }
}

async function answerOf<T>(url: string, isWanted: (answer: unknown) => answer is T): Promise<T> {
  const answer: unknown = await (await fetch(url)).json();
  if (!isWanted(answer)) throw new Error(`${url} was answered otherwise than expected.`);
  return answer;
}

function isPersonalities(answer: unknown): answer is PersonalitiesResponse {
  return isJsonObject(answer) && Array.isArray(answer['personalities']);
}

function isModels(answer: unknown): answer is ModelsResponse {
  return isJsonObject(answer) && Array.isArray(answer['providers']) && typeof answer['open'] === 'boolean';
}

function servedBy({ providers, models = [], open }: ModelsResponse): string {
  if (providers.length === 0) return 'No provider is configured: see docs/agents.md#language-models.';
  const names = providers.map(({ name }) => name).join(', ');
  const listed = models.length === 0 ? '' : ` Models: ${models.join(', ')}${open ? ', and others' : ''}.`;
  return `Providers: ${names}.${listed}`;
}
