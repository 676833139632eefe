import { logLinesOf } from '../log/log-model.js';
import { type History, textIn } from '../story/index.js';
import type { LineKind } from '../text/index.js';

/** A longer list is not listened to. */
const MAX_LINES = 3;
/** Events that are looked through. */
const MAX_EVENTS = 100;
const KINDS: ReadonlySet<LineKind> = new Set(['moves', 'deeds', 'deals']);

/** What others did since the seat acted last, up to the event `until`: the last few lines of the log. */
export function sinceText(history: History, playerId: string, until: number): string {
  let from = until;
  while (from > 1 && until - from < MAX_EVENTS && !isOwnDecision(history, playerId, from)) from -= 1;
  return logLinesOf(history, from, until)
    .filter(({ kind, playerId: by }) => KINDS.has(kind) && by !== playerId)
    .slice(-MAX_LINES)
    .map(({ text }) => text)
    .join(' ');
}

function isOwnDecision(history: History, playerId: string, seq: number): boolean {
  const event = history.event(seq);
  return event?.name === 'agent:decision' && textIn(event.fields, 'player_id') === playerId;
}
