import { stepOrderViolations } from '../../fixtures/step-order.js';
import type { GameEvidence } from '../evidence.js';
import { asSeen } from './viewers.js';

/** Events are numbered 1, 2, 3, …, and report every step once, in order. */
export function numberViolations({ id, events }: Pick<GameEvidence, 'id' | 'events'>): string[] {
  return stepOrderViolations(events.map((event) => asSeen(id, event)));
}
