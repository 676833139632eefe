import type { JsonObject } from '#libs/protocol';
import { cut } from '#libs/service';
import { shown } from './lobby-text.js';

const MAX_PAYLOAD = 300;

/** An event in one line. A finished game's state is read elsewhere. */
export function eventLine({ seq, event, payload }: JsonObject): string {
  const text = JSON.stringify(payload ?? {}, (name, value: unknown) => (name === 'final_state' ? undefined : value));
  return `- #${shown(seq)} ${shown(event)} ${cut(text, MAX_PAYLOAD)}`;
}
