import { type GameEventName, isGameEventName } from '#libs/protocol';

export type Sound = 'dice' | 'hammer' | 'ruin';

const SOUNDS: Readonly<Partial<Record<GameEventName, Sound>>> = {
  'dice:rolled': 'dice',
  'auction:ended': 'hammer',
  'player:bankrupt': 'ruin',
};

/** What an event sounds like; null: it is silent. */
export function soundOf(eventName: string): Sound | null {
  return isGameEventName(eventName) ? (SOUNDS[eventName] ?? null) : null;
}
