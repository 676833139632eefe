import { isModelServed, type ModelsResponse } from '#libs/protocol';
import type { KnownPlayers } from '../ports/index.js';
import type { PlannedSeat } from '../domain/seat-request.js';
import { hasModel } from '../domain/session.js';

/** What is wrong with a seat: the field, and a sentence that names what is known. */
export interface UnknownPlayer {
  readonly field: 'personality' | 'model';
  readonly message: string;
}

/** Characters of a list of names in an answer. */
const MAX_LISTED = 1_000;

/** What of a seat is not in the lists of its agent service. */
export function unknownIn(
  { personality, model }: Pick<PlannedSeat, 'personality' | 'model'>,
  { personalities, models }: KnownPlayers,
): UnknownPlayer[] {
  const unknown: UnknownPlayer[] = [];
  if (personalities !== undefined && !personalities.some((name) => plain(name) === plain(personality))) {
    unknown.push({
      field: 'personality',
      message: `personality ${personality} is not known; known are ${listed(personalities)}`,
    });
  }
  if (models !== undefined && model != null && hasModel({ model }) && !isModelServed(model, models)) {
    unknown.push({ field: 'model', message: `no provider serves the model ${model}; ${servedBy(models)}` });
  }
  return unknown;
}

function servedBy({ providers, models = [], open }: ModelsResponse): string {
  if (providers.length === 0) return 'the agent service has no provider of models';
  const known = models.length > 0 ? `; known are ${listed(models)}` : '';
  return `the providers are ${listed(providers.map(({ name }) => name))}${known}${open ? ', and others of these providers' : ''}`;
}

function listed(names: readonly string[]): string {
  let shown = '';
  for (const [index, name] of names.entries()) {
    const next = index === 0 ? name : `${shown}, ${name}`;
    if (next.length > MAX_LISTED) return `${shown} and ${names.length - index} more`;
    shown = next;
  }
  return shown;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
