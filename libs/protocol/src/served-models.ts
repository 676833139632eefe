import type { ModelsResponse } from './model.js';

/**
 * Whether an agent service serves a model by this name. What stands before a colon is a provider if one has that name,
 * because models have colons too; a provider with a list serves nothing else; a name without a provider goes to any that
 * takes it.
 */
export function isModelServed(
  model: string,
  { providers, models = [], open, unconfigured = [] }: ModelsResponse,
): boolean {
  const name = model.trim();
  const prefix = name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase();
  if (models.includes(name)) return true;
  if (unconfigured.includes(prefix)) return false;
  const provider = providers.find((one) => one.name.toLowerCase() === prefix);
  if (provider === undefined) return models.some((one) => one.endsWith(`:${name}`)) || (open && providers.length > 0);
  const hasList = models.some((one) => one.startsWith(`${provider.name}:`));
  const bare = name.slice(prefix.length + 1).trim();
  return hasList ? models.includes(`${provider.name}:${bare}`) : open && bare !== '';
}
