import { SpanKind as ApiKind } from '@opentelemetry/api';
import type { SpanKind } from '../tracer.js';

export const KINDS: Readonly<Record<SpanKind, ApiKind>> = {
  internal: ApiKind.INTERNAL,
  server: ApiKind.SERVER,
  client: ApiKind.CLIENT,
  consumer: ApiKind.CONSUMER,
};
