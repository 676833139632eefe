import type { Environment } from '#libs/service';
import { keyValuesOf } from './key-values.js';

/** OpenTelemetry wants a list that cannot be read dropped as a whole, and reported. */
export function resourceAttributesIn(
  env: Environment,
  warn: (sentence: string) => void,
): Readonly<Record<string, string>> {
  const attributes = keyValuesOf(env.optionalText('OTEL_RESOURCE_ATTRIBUTES') ?? '');
  if (attributes === undefined) {
    warn('OTEL_RESOURCE_ATTRIBUTES must be name=value pairs, separated by commas, and is ignored');
  }
  const name = env.optionalText('OTEL_SERVICE_NAME');
  return { ...Object.fromEntries(attributes ?? []), ...(name !== undefined && { 'service.name': name }) };
}
