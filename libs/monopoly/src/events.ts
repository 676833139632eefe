import type { GameEventMap } from '#libs/protocol';
import { playerAt, type Debt, type Game, type Seat } from './game.js';
import type { Happening } from './happening.js';

type RuleEventName =
  | 'dice:rolled'
  | 'player:moved'
  | 'property:purchased'
  | 'property:passed'
  | 'rent:paid'
  | 'card:drawn'
  | 'building:built'
  | 'building:sold'
  | 'jail:action'
  | 'player:bankrupt'
  | 'property:mortgaged'
  | 'property:unmortgaged';

type Unnamed<Payload> = Omit<Payload, 'player_name' | 'to_player_name' | 'creditor_name'>;

/** A spectators' event as the rules know it: the payload without the names that stand beside the ids on the wire. */
export type RuleEvent = { [N in RuleEventName]: { readonly type: N } & Unnamed<GameEventMap[N]> }[RuleEventName];

/** The events that spectators are told of, in order. Cash to and from the bank has no event of its own; the state shows it. */
export function eventsOf(game: Game, happenings: readonly Happening[]): readonly RuleEvent[] {
  return happenings.flatMap((happening) => eventOf(game, happening) ?? []);
}

function eventOf(game: Game, happening: Happening): RuleEvent | null {
  if (happening.kind === 'ended') return null;
  const player_id = playerAt(game, happening.seat).id;
  switch (happening.kind) {
    case 'rolled': {
      const [first, second] = happening.dice;
      return {
        type: 'dice:rolled',
        player_id,
        dice: happening.dice,
        total: first + second,
        is_doubles: first === second,
      };
    }
    case 'moved': {
      const { from, to, throwTotal } = happening;
      return { type: 'player:moved', player_id, from_position: from, to_position: to, dice_total: throwTotal };
    }
    case 'jailed':
      return { type: 'jail:action', player_id, action_type: 'go_to_jail', success: true };
    case 'jail_attempt':
      return { type: 'jail:action', player_id, action_type: happening.by, success: happening.success };
    case 'drew':
      return { type: 'card:drawn', player_id, card_text: happening.text, deck: happening.deck };
    case 'paid':
      return paymentEvent(game, player_id, happening.debt);
    case 'bankrupt':
      return { type: 'player:bankrupt', player_id, creditor_id: idOf(game, happening.creditor) };
    case 'collected':
      return null;
    default:
      return propertyEvent(player_id, happening);
  }
}

function idOf(game: Game, seat: Seat | null): string | null {
  return seat === null ? null : playerAt(game, seat).id;
}

function paymentEvent(game: Game, player_id: string, { cause, to, amount }: Debt): RuleEvent | null {
  if (cause.kind === 'fine') return { type: 'jail:action', player_id, action_type: 'pay_jail_fine', success: true };
  if (cause.kind !== 'rent' || to === null) return null;
  return { type: 'rent:paid', player_id, amount, to_player_id: playerAt(game, to).id, property_id: cause.deed.id };
}

type PropertyHappening = Extract<
  Happening,
  { kind: 'bought' | 'passed' | 'built' | 'sold' | 'mortgaged' | 'unmortgaged' }
>;

function propertyEvent(player_id: string, happening: PropertyHappening): RuleEvent {
  const property_id = happening.deed.id;
  switch (happening.kind) {
    case 'bought':
      return { type: 'property:purchased', player_id, property_id, price: happening.amount };
    case 'passed':
      return { type: 'property:passed', player_id, property_id };
    case 'built':
    case 'sold':
      return { type: `building:${happening.kind}`, player_id, property_id, building_type: happening.building };
    default:
      return { type: `property:${happening.kind}`, player_id, property_id, amount: happening.amount };
  }
}
