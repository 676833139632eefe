import type { Environment } from '#libs/service';

const NAMES = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

const OF_PARENT = 'parentbased_';

/** Which spans are recorded. */
export interface SamplerSettings {
  /** The part of the traces that begin here, 0 to 1. */
  readonly ratio: number;
  /** A trace that others began is recorded where they record it. */
  readonly isParentBased: boolean;
}

/** OpenTelemetry wants what cannot be used ignored with a warning. */
export function samplerIn(env: Environment, warn: (sentence: string) => void): SamplerSettings {
  const named = env.optionalText('OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on';
  const name = NAMES.find((known) => known === named);
  if (name === undefined) warn(`OTEL_TRACES_SAMPLER may be one of ${NAMES.join(', ')}, and is ignored`);
  const used = name ?? 'parentbased_always_on';
  const isParentBased = used.startsWith(OF_PARENT);
  const root = isParentBased ? used.slice(OF_PARENT.length) : used;
  if (root === 'traceidratio') return { isParentBased, ratio: ratioIn(env, warn) };
  return { isParentBased, ratio: root === 'always_off' ? 0 : 1 };
}

function ratioIn(env: Environment, warn: (sentence: string) => void): number {
  const text = env.optionalText('OTEL_TRACES_SAMPLER_ARG');
  const ratio = Number(text ?? 1);
  if (ratio >= 0 && ratio <= 1) return ratio;
  warn('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, and is ignored');
  return 1;
}
