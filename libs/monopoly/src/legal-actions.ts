import type { LegalAction } from './action.js';
import { COLOUR_GROUPS, streetsOf } from './board.js';
import { buildableOn } from './buildings.js';
import { deedsOf, playerAt, type Game, type Pending, type Seat } from './game.js';
import { JAIL_FINE } from './jail.js';
import { canLift, costOfLifting } from './mortgage.js';
import { waysToRaise } from './raising.js';
import { ownsGroup } from './rent.js';

/** The last answer: a game never changes, so who chooses and who then checks the choice share one list. */
let asked: { readonly game: Game; readonly offers: readonly LegalAction[] } | null = null;

/**
 * Everything that may be done now, by the one seat that is to move; nothing once the game is over. Exactly one action
 * is the default. What the decision is about comes first, managing property (P1, P2) follows.
 */
export function legalActions(game: Game): readonly LegalAction[] {
  if (asked?.game !== game) asked = { game, offers: offersOf(game) };
  return asked.offers;
}

function offersOf(game: Game): readonly LegalAction[] {
  const { pending } = game;
  switch (pending.kind) {
    case 'pre_roll':
      return [{ seat: pending.seat, type: 'roll_dice', isDefault: true }, ...managing(game, pending.seat)];
    case 'jail':
      return [...leavingJail(game, pending.seat), ...managing(game, pending.seat)];
    case 'buy':
      return [...buying(game, pending), ...raising(game, pending.seat)];
    case 'debt':
      return inDebt(game, pending.seat);
    case 'post_roll':
      return [{ seat: pending.seat, type: 'end_turn', isDefault: true }, ...managing(game, pending.seat)];
    case 'game_over':
  }
  return [];
}

/** J3, J4. */
function leavingJail(game: Game, seat: Seat): readonly LegalAction[] {
  const { cash, jailCards } = playerAt(game, seat);
  const ways: LegalAction[] = [{ seat, type: 'roll_for_doubles', isDefault: true }];
  if (cash >= JAIL_FINE) ways.push({ seat, type: 'pay_jail_fine', cost: JAIL_FINE });
  if (jailCards.length > 0) ways.push({ seat, type: 'use_jail_card' });
  return ways;
}

/** B1; B6: cash for the price may be raised first. */
function buying(game: Game, { seat, deed }: Extract<Pending, { kind: 'buy' }>): readonly LegalAction[] {
  const pass: LegalAction = { seat, type: 'pass_property', deed, isDefault: true };
  if (playerAt(game, seat).cash < deed.price) return [pass];
  return [{ seat, type: 'buy_property', deed, cost: deed.price }, pass];
}

/** K1, K7. The first way to raise cash is the default; only where none is left it is bankruptcy. */
function inDebt(game: Game, seat: Seat): readonly LegalAction[] {
  const [first, ...others] = raising(game, seat);
  const resign: LegalAction = { seat, type: 'declare_bankruptcy' };
  return first === undefined ? [{ ...resign, isDefault: true }] : [{ ...first, isDefault: true }, ...others, resign];
}

function managing(game: Game, seat: Seat): readonly LegalAction[] {
  return [...building(game, seat), ...raising(game, seat), ...lifting(game, seat)];
}

function building(game: Game, seat: Seat): readonly LegalAction[] {
  const actions: LegalAction[] = [];
  for (const group of COLOUR_GROUPS) {
    if (!ownsGroup(game, group, seat)) continue;
    for (const deed of streetsOf(group)) {
      const next = buildableOn(game, deed, seat);
      if (next !== null) actions.push({ seat, type: `build_${next}`, deed, cost: deed.houseCost });
    }
  }
  return actions;
}

function raising(game: Game, seat: Seat): readonly LegalAction[] {
  return game.options.actionSet === 'basic' ? [] : waysToRaise(game, seat);
}

function lifting(game: Game, seat: Seat): readonly LegalAction[] {
  if (game.options.actionSet === 'basic') return [];
  return deedsOf(game, seat)
    .filter((deed) => canLift(game, deed, seat))
    .map((deed) => ({ seat, type: 'unmortgage_property', deed, cost: costOfLifting(deed) }));
}
