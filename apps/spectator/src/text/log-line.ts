import { isEngineEventName, isGameEventName } from '#libs/protocol';
import { type GameEvent, textIn } from '../story/index.js';
import { engineEventText } from './engine-event.js';
import { EVENT_LINES } from './event-lines.js';
import { type LineContext, NO_CONTEXT } from './line-context.js';
import type { LogLine } from './line-kind.js';

/** An event as a line of the log; null for an event without a line, and for one of a newer server. */
export function logLineOf(event: GameEvent, context: LineContext = NO_CONTEXT): LogLine | null {
  const { name, seq, fields } = event;
  const playerId = textIn(fields, 'player_id');
  if (isEngineEventName(name)) return { seq, kind: 'moves', playerId, text: engineEventText(name, fields, context) };
  const line = isGameEventName(name) ? EVENT_LINES[name] : null;
  const text = line?.text(fields, context) ?? null;
  return line === null || text === null
    ? null
    : { seq, kind: typeof line.kind === 'function' ? line.kind(fields) : line.kind, playerId, text };
}
