import type { NoReply, Reply } from './agent-under-test.js';

/** What a check has to say. `wrong` costs the agent decisions; `advice` does not. */
export interface Finding {
  readonly level: 'wrong' | 'advice';
  /** A sentence for the agent's author. */
  readonly what: string;
  /** What was sent and what came back, where that helps. */
  readonly where?: string;
}

const SHOWN = 160;

export function wrong(what: string, reply?: Reply | NoReply): Finding {
  return { level: 'wrong', what, ...placeOf(reply) };
}

export function advice(what: string, reply?: Reply | NoReply): Finding {
  return { level: 'advice', what, ...placeOf(reply) };
}

/** Text as it may be shown: in one line, without control characters, not too long. */
export function shown(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

function placeOf(reply: Reply | NoReply | undefined): Pick<Finding, 'where'> {
  if (reply === undefined || 'failure' in reply) return {};
  return { where: `got ${reply.status} ${reply.mediaType || '(no content type)'} ${shown(reply.text)}` };
}
