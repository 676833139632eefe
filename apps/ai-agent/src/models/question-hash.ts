import { createHash } from 'node:crypto';
import type { ModelQuestion } from './chat-model.js';

/** SHA-256 of what a model reads: the same question has the same hash, whatever the provider and its parameters. */
export function questionHash({ system, messages }: Pick<ModelQuestion, 'system' | 'messages'>): string {
  const texts = messages.map(({ role, text }) => ({ role, text }));
  return createHash('sha256')
    .update(JSON.stringify({ system, messages: texts }))
    .digest('hex');
}
