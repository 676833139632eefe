import { isJsonObject } from '../../http-client/index.js';
import { text } from './fields.js';

const MAX_MESSAGE = 300;
/** Where engines say why, the most telling first. `detail` is the contract's; the others are what frameworks send. */
const MESSAGE_FIELDS = ['detail', 'message', 'msg', 'error', 'reason', 'title'];

export interface RefusalReason {
  /** At most 300 characters on one line. */
  readonly message: string;
  /** The engine's word for it that a program can switch on, if it has one. */
  readonly code: string | undefined;
}

/** Why the engine said no: text, `{detail}`, `{detail: {message, code}}` or a list of validation errors `{detail: [{msg}]}`. */
export function readRefusal(body: unknown, otherwise: string): RefusalReason {
  return { message: shorten(messageIn(body) ?? otherwise), code: codeIn(body) };
}

function messageIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.flatMap((entry) => messageIn(entry) ?? []).join('; ') || undefined;
  if (!isJsonObject(value)) return undefined;
  for (const field of MESSAGE_FIELDS) {
    const message = messageIn(value[field]);
    if (message !== undefined) return message;
  }
  return undefined;
}

function codeIn(body: unknown): string | undefined {
  if (!isJsonObject(body)) return undefined;
  return text(body['code']) ?? text(body['error_code']) ?? codeIn(body['detail']);
}

function shorten(message: string): string {
  const line = message.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE - 1)}…` : line;
}
