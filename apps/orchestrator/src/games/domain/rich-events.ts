import type { ActionResult, EventDraft, GameAction, GameState, PlayerState, PropertyState } from '#libs/protocol';
import { byPlayer, type GameSession } from './session.js';

/** One action seen from both sides. */
export interface Seen {
  readonly before: GameState;
  readonly action: GameAction;
  readonly result: ActionResult;
  readonly after: GameState;
}

type Dice = readonly [number, number];

/** What an action did, event by event, as the snapshots before and after it show. */
export function richEvents(session: GameSession, seatId: string, seen: Seen): readonly EventDraft[] {
  const dice = diceOf(seen);
  return [
    ...rolled(session, seatId, dice),
    ...jailAttempt(session, seatId, seen),
    ...moves(session, seatId, seen, dice),
    ...card(session, seatId, seen.result),
    ...purchases(session, seatId, seen),
    ...rents(session, seatId, seen),
    ...deeds(session, seen),
    ...bankruptcies(session, seen),
  ];
}

function isDice(value: readonly number[] | null | undefined): value is Dice {
  return value?.length === 2 && value.every((die) => Number.isInteger(die));
}

/** Named by the answer, else the snapshot's last throw where that is a new one. */
function diceOf({ before, result, after }: Seen): Dice | undefined {
  if (isDice(result.dice_roll)) return result.dice_roll;
  const now = after.last_dice_roll;
  const isNew = before.last_dice_roll?.join() !== now?.join();
  return isNew && isDice(now) ? now : undefined;
}

function rolled(session: GameSession, seatId: string, dice: Dice | undefined): EventDraft[] {
  if (dice === undefined) return [];
  const [a, b] = dice;
  return [
    {
      event: 'dice:rolled',
      payload: { ...byPlayer(session, seatId), dice: [a, b], total: a + b, is_doubles: a === b },
    },
  ];
}

const JAIL_ACTIONS: readonly string[] = ['pay_jail_fine', 'use_jail_card', 'roll_for_doubles'];

function jailAttempt(session: GameSession, seatId: string, { action, after }: Seen): EventDraft[] {
  if (!JAIL_ACTIONS.includes(action.type)) return [];
  const success = player(after, seatId)?.in_jail !== true;
  return [{ event: 'jail:action', payload: { ...byPlayer(session, seatId), action_type: action.type, success } }];
}

function player(state: GameState, seatId: string): PlayerState | undefined {
  return state.players.find(({ id }) => id === seatId);
}

/** Who stands elsewhere now, the acting seat first; and who was sent to jail. */
function moves(
  session: GameSession,
  seatId: string,
  { before, result, after }: Seen,
  dice: Dice | undefined,
): EventDraft[] {
  const actingFirst = [...after.players].toSorted((a, b) => Number(b.id === seatId) - Number(a.id === seatId));
  return actingFirst.flatMap((now) => {
    const then = player(before, now.id);
    const isActing = now.id === seatId;
    const from = then?.position;
    const to = now.position ?? (isActing ? result.new_position : undefined);
    const events: EventDraft[] = [];
    if (from != null && to != null && from !== to) {
      const total = isActing && dice !== undefined ? dice[0] + dice[1] : null;
      const payload = { ...byPlayer(session, now.id), from_position: from, to_position: to, dice_total: total };
      events.push({ event: 'player:moved', payload });
    }
    if (then?.in_jail === false && now.in_jail === true) {
      const payload = { ...byPlayer(session, now.id), action_type: 'go_to_jail', success: true };
      events.push({ event: 'jail:action', payload });
    }
    return events;
  });
}

function card(session: GameSession, seatId: string, { card_drawn: drawn }: ActionResult): EventDraft[] {
  const text = typeof drawn === 'string' ? drawn : (textField(drawn, 'text') ?? textField(drawn, 'description'));
  if (text == null || text === '') return [];
  const payload = { ...byPlayer(session, seatId), card_text: text, deck: textField(drawn, 'deck') };
  return [{ event: 'card:drawn', payload }];
}

function textField(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const field: unknown = Reflect.get(value, name);
  return typeof field === 'string' ? field : null;
}

/** Dollars more (or less) in a seat's hand; undefined where the snapshots do not show it. */
function cashChange({ before, after }: Seen, seatId: string): number | undefined {
  const then = player(before, seatId)?.cash;
  const now = player(after, seatId)?.cash;
  return then == null || now == null ? undefined : now - then;
}

function purchases(session: GameSession, seatId: string, seen: Seen): EventDraft[] {
  if (seen.action.type === 'pass_property') {
    const id = seen.action.property_id ?? seen.result.property_id ?? null;
    return [{ event: 'property:passed', payload: { ...byPlayer(session, seatId), property_id: id } }];
  }
  return changedDeeds(seen).flatMap(({ was, now }) => {
    if (was?.owner_id != null || now.owner_id === null) return [];
    const spent = -(cashChange(seen, now.owner_id) ?? 0);
    const price = (now.owner_id === seatId ? seen.result.amount_paid : null) ?? (spent > 0 ? spent : null);
    const payload = { ...byPlayer(session, now.owner_id), property_id: now.property_id, price };
    return [{ event: 'property:purchased' as const, payload }];
  });
}

function changedDeeds({ before, after }: Seen): { was: PropertyState | undefined; now: PropertyState }[] {
  const old = new Map(before.properties?.map((deed) => [deed.property_id, deed]));
  return (after.properties ?? []).map((now) => ({ was: old.get(now.property_id), now }));
}

const MOVING: readonly string[] = ['roll_dice', 'roll_for_doubles', 'pay_jail_fine', 'use_jail_card'];

/** After a move, dollars that left the acting seat and arrived at one other. A card that pays everybody is no rent. */
function rents(session: GameSession, seatId: string, seen: Seen): EventDraft[] {
  const { result, action, after } = seen;
  if (!MOVING.includes(action.type)) return [];
  const receivers = after.players.filter(({ id }) => id !== seatId && (cashChange(seen, id) ?? 0) > 0);
  const [owner, ...others] = receivers;
  if (owner === undefined || others.length > 0) return [];
  const amount = cashChange(seen, owner.id) ?? 0;
  // A salary on the way may hide the loss.
  const hidden = hasPassedStart(seen, seatId) || result.amount_paid === amount;
  if ((cashChange(seen, seatId) ?? 0) >= 0 && !hidden) return [];
  const payload = {
    ...byPlayer(session, seatId),
    amount,
    to_player_id: owner.id,
    to_player_name: byPlayer(session, owner.id).player_name,
    property_id: result.property_id ?? null,
  };
  return [{ event: 'rent:paid', payload }];
}

function hasPassedStart({ before, after }: Seen, seatId: string): boolean {
  const [from, to] = [player(before, seatId)?.position, player(after, seatId)?.position];
  return from != null && to != null && to < from;
}

/** Houses, hotels and mortgages that came or went. */
function deeds(session: GameSession, seen: Seen): EventDraft[] {
  return changedDeeds(seen).flatMap(({ was, now }) => {
    const owner = now.owner_id ?? was?.owner_id;
    if (owner == null) return [];
    return [...building(session, owner, was, now), ...mortgage(session, owner, seen, was, now)];
  });
}

const HOTEL = 5;

function building(
  session: GameSession,
  owner: string,
  was: PropertyState | undefined,
  now: PropertyState,
): EventDraft[] {
  const [had, has] = [was?.houses ?? 0, now.houses ?? 0];
  if (had === has) return [];
  const building_type = Math.max(had, has) === HOTEL ? ('hotel' as const) : ('house' as const);
  const payload = { ...byPlayer(session, owner), property_id: now.property_id, building_type };
  return [{ event: has > had ? 'building:built' : 'building:sold', payload }];
}

function mortgage(
  session: GameSession,
  owner: string,
  seen: Seen,
  was: PropertyState | undefined,
  now: PropertyState,
): EventDraft[] {
  if (was?.is_mortgaged === undefined || now.is_mortgaged === undefined || was.is_mortgaged === now.is_mortgaged)
    return [];
  const change = cashChange(seen, owner);
  const amount = change === undefined ? null : Math.abs(change);
  const payload = { ...byPlayer(session, owner), property_id: now.property_id, amount };
  return [{ event: now.is_mortgaged ? 'property:mortgaged' : 'property:unmortgaged', payload }];
}

/** The creditor is the player who holds the deeds now. */
function bankruptcies(session: GameSession, seen: Seen): EventDraft[] {
  return seen.after.players.flatMap((now) => {
    if (now.is_bankrupt !== true || player(seen.before, now.id)?.is_bankrupt === true) return [];
    const heir = changedDeeds(seen).find((deed) => deed.was?.owner_id === now.id && deed.now.owner_id !== now.id);
    const creditor = heir?.now.owner_id ?? null;
    const payload = {
      ...byPlayer(session, now.id),
      creditor_id: creditor,
      creditor_name: creditor === null ? null : byPlayer(session, creditor).player_name,
    };
    return [{ event: 'player:bankrupt' as const, payload }];
  });
}
