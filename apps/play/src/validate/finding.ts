import type { NoReply, Reply } from './exchange.js';

/** The result of a check. `wrong` breaks the contract; `advice` does not; `note` is neither. */
export interface Finding {
  readonly level: 'wrong' | 'advice' | 'note';
  /** A sentence for the author of what is checked. */
  readonly what: string;
  /** The answer that the finding is about, shortened. */
  readonly where?: string;
}

const MAX_SHOWN_CHARS = 160;

export function wrong(what: string, reply?: Reply | NoReply): Finding {
  return { level: 'wrong', what, ...placeOf(reply) };
}

export function advice(what: string, reply?: Reply | NoReply): Finding {
  return { level: 'advice', what, ...placeOf(reply) };
}

/** What is good to know, such as that something optional is absent. */
export function note(what: string): Finding {
  return { level: 'note', what };
}

/** A text for display: one line, without control characters, shortened. */
export function shown(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > MAX_SHOWN_CHARS ? `${line.slice(0, MAX_SHOWN_CHARS)}…` : line;
}

function placeOf(reply: Reply | NoReply | undefined): Pick<Finding, 'where'> {
  if (reply === undefined || 'failure' in reply) return {};
  return { where: `got ${reply.status} ${reply.mediaType || '(no content type)'} ${shown(reply.text)}` };
}
