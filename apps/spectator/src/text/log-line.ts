import { isEngineEventName, isGameEventName } from '#libs/protocol';
import {
  type Accounts,
  accountsOf,
  type GameEvent,
  INITIAL_STORY,
  reduce,
  type Payment,
  textIn,
} from '../story/index.js';
import { engineEventText } from './engine-event.js';
import { EVENT_LINES } from './event-lines.js';
import { type LineContext, NO_CONTEXT } from './line-context.js';
import type { LogLine } from './line-kind.js';
import { debtClause, paymentSentence } from './money-lines.js';

/** An event as a line of the log; null for an event without a line, and for one of a newer server. */
export function logLineOf(
  event: GameEvent,
  context: LineContext = NO_CONTEXT,
  accounts: Accounts = accountsOf(INITIAL_STORY, reduce(INITIAL_STORY, event), event),
): LogLine | null {
  const { name, seq, fields } = event;
  const playerId = textIn(fields, 'player_id');
  if (isEngineEventName(name)) {
    return { seq, kind: 'moves', playerId, text: engineEventText(name, fields, context) };
  }
  const line = isGameEventName(name) ? EVENT_LINES[name] : null;
  const text = line?.text(fields, context, accounts) ?? null;
  if (line === null || text === null) return null;
  const payments = accounts.payments.filter((payment) => isDescribed(name, payment));
  return { seq, kind: typeof line.kind === 'function' ? line.kind(fields) : line.kind, playerId, text, payments };
}

/** All lines of an event: its own, one for each payment that it does not describe, and one for a debt. */
export function logLinesOfEvent(event: GameEvent, context: LineContext, accounts: Accounts): readonly LogLine[] {
  const { name, seq } = event;
  const own = logLineOf(event, context, accounts);
  const payments = accounts.payments.filter((payment) => !isDescribed(name, payment));
  const { debt } = accounts;
  const lines = [
    ...(own === null ? [] : [own]),
    ...payments.map((payment) => ({
      seq,
      // Only Monopoly has a filter for money.
      kind: context.isMonopoly ? ('money' as const) : ('moves' as const),
      playerId: payment.from ?? payment.to,
      text: paymentSentence(payment, context),
      payments: [payment],
    })),
  ];
  if (debt === null) return lines;
  return [...lines, { seq, kind: 'money', playerId: debt.playerId, text: `${debtClause(debt, context)}.` }];
}

/** Whether the event's own line contains the payment. */
function isDescribed(name: string, { cause }: Payment): boolean {
  return name !== 'turn:action' && cause !== 'buildings' && cause !== 'unknown';
}
