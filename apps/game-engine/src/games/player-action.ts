import { decisionIdOf, fromActionId, fromWire, offersOf, type Action, type Game } from '#libs/monopoly';
import type { GameAction } from '#libs/protocol';
import { refuse, type RequestRefusal } from './refusal.js';

/** A whole action, or the id of one that is on offer and what the seat fills in. */
export type Choice =
  { readonly action: GameAction } | { readonly actionId: string; readonly params: Readonly<Record<string, unknown>> };

/** What a player asks for. */
export interface PlayerAction {
  readonly playerId: string;
  readonly choice: Choice;
  /** The decision that it answers, where the player names it. */
  readonly decisionId?: string | undefined;
}

/** The action that is meant, unless it answers a decision that is over or an offer that is not there. */
export function actionMeant(game: Game, { choice, decisionId }: PlayerAction): Action | RequestRefusal {
  const pending = decisionIdOf(game);
  const allowed = [...new Set(offersOf(game).map(({ type }) => type))];
  if (decisionId !== undefined && decisionId !== pending) {
    return refuse('stale_decision', `The decision is ${pending}, not ${decisionId}.`, allowed);
  }
  if ('action' in choice) return fromWire(choice.action);
  const action = fromActionId(game, choice.actionId, choice.params);
  if (action !== null) return action;
  return refuse('unknown_action', `Nothing on offer has the id ${choice.actionId}.`, allowed);
}
