import type { NumberedEvent } from '#libs/protocol';
import type { ExecutedAction, GameEvidence } from '../evidence.js';

/** The engine's record holds each action once, and these are the emitted actions, in their order. */
export function actionViolations({ events, executed }: Pick<GameEvidence, 'events' | 'executed'>): string[] {
  const emitted = events.flatMap(successfulAction);
  const done = executed.map(inWords);
  const first = done.findIndex((action, index) => action !== emitted[index]);
  const at = first < 0 ? done.length : first;
  const differs = done.length !== emitted.length || first >= 0;
  return [
    ...repeatedKeys(executed),
    ...notAsDecided(events),
    ...(differs
      ? [
          `${done.length} actions were executed and ${emitted.length} emitted; ` +
            `action ${at + 1} is ${done[at] ?? 'missing'} for the engine and ${emitted[at] ?? 'missing'} in the events`,
        ]
      : []),
  ];
}

function repeatedKeys(executed: readonly ExecutedAction[]): string[] {
  const keys = executed.flatMap(({ key }) => key ?? []);
  const again = keys.filter((key, index) => keys.indexOf(key) !== index);
  return again.map((key) => `the action with key ${key} was executed more than once`);
}

/** What is executed is what was written down as decided. */
function notAsDecided(events: readonly NumberedEvent[]): string[] {
  const violations: string[] = [];
  let decided: string | null = null;
  for (const { event, payload, seq } of events) {
    if (event === 'agent:decision') decided = actionInWords(payload.player_id, payload.action);
    if (event !== 'turn:action') continue;
    const acted = actionInWords(payload.player_id, payload.action);
    if (acted !== decided) violations.push(`event ${seq} reports ${acted}, but ${decided ?? 'nothing'} was decided`);
    decided = null;
  }
  return violations;
}

function successfulAction({ event, payload }: NumberedEvent): string[] {
  if (event !== 'turn:action' || !payload.result.success) return [];
  return [actionInWords(payload.player_id, payload.action)];
}

function inWords({ playerId, type, propertyId }: ExecutedAction): string {
  return actionInWords(playerId, { type, property_id: propertyId });
}

function actionInWords(
  playerId: string,
  { type, property_id: propertyId }: { readonly type: string; readonly property_id?: string | null },
): string {
  return `${type}${propertyId == null ? '' : ` ${propertyId}`} by ${playerId}`;
}
