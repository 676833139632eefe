import { type GameEvent, type History, type JumpCause, numberIn, textIn } from '../story/index.js';

/** Events that change what players have, the most important first. */
const CAUSES: readonly (readonly [name: string, kind: JumpCause['kind']])[] = [
  ['building:built', 'built'],
  ['property:purchased', 'bought'],
  ['auction:ended', 'bought'],
  ['rent:paid', 'rent'],
  ['building:sold', 'sold'],
  ['property:mortgaged', 'mortgaged'],
  ['card:drawn', 'card'],
];

/** What made the odds jump by the events after `after` and up to `until`; null: nothing that has a name. */
export function causeIn(history: History, after: number, until: number): JumpCause | null {
  const events = Array.from({ length: until - after }, (_, index) => history.event(after + 1 + index));
  for (const [name, kind] of CAUSES) {
    const event = events.find((one) => one?.name === name);
    const cause = event && causeOf(event, kind);
    if (cause) return cause;
  }
  return null;
}

function causeOf({ seq, fields }: GameEvent, kind: JumpCause['kind']): JumpCause | null {
  const playerId = textIn(fields, 'player_id') ?? textIn(fields, 'winner_id');
  if (playerId === null) return null;
  return { seq, kind, playerId, propertyId: textIn(fields, 'property_id'), amount: numberIn(fields, 'amount') };
}
