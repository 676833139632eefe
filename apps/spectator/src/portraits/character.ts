import { isModelName } from '#libs/protocol';
import type { Seat } from '../story/index.js';

/** Whose face a seat has. Players of one model or one personality look the same: their colours and marks differ. */
export function characterOf({ model, personality, name }: Pick<Seat, 'model' | 'personality' | 'name'>): string {
  return isModelName(model) ? model : (personality ?? name);
}
