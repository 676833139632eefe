import { DEFAULT_ORDER, defaultTypeIn, type GameAction, type ValidAction } from '#libs/protocol';

/** The action taken for a seat that does not decide: the engine's own default, else the safest type on offer, else by phase. */
export function defaultAction(validActions: readonly ValidAction[] | null, phase: string): GameAction {
  const offered = validActions ?? [];
  const chosen =
    offered.find((action) => action.default === true) ??
    DEFAULT_ORDER.map((type) => offered.find((action) => action.type === type)).find(
      (action) => action !== undefined,
    ) ??
    offered[0];
  return chosen === undefined ? { type: defaultTypeIn(phase) } : bare(chosen);
}

/** An offer without what only describes it. */
function bare({ type, property_id, amount, trade }: ValidAction): GameAction {
  return {
    type,
    ...(property_id != null && { property_id }),
    ...(amount != null && { amount }),
    ...(trade != null && { trade }),
  };
}

/**
 * The chosen action as it is sent to the engine, or undefined when it is not among the offers. An offer that has an id may
 * be named by it; a property may be left out where only one is on offer; amounts and trades are the seat's own.
 */
export function legalAction(chosen: GameAction, offered: readonly ValidAction[]): GameAction | undefined {
  const id = chosen['action_id'] ?? chosen.type;
  const named = offered.find((action) => action.action_id !== undefined && action.action_id === id);
  if (named !== undefined)
    return chosen.type === named.type || chosen.type === id ? filledIn(named, chosen) : undefined;
  const ofType = offered.filter((action) => action.type === chosen.type);
  const wanted = chosen.property_id ?? null;
  const exact = ofType.find((action) => (action.property_id ?? null) === wanted);
  if (exact !== undefined) return chosen;
  const open = ofType.find((action) => action.property_id == null);
  if (open !== undefined) return chosen;
  const only = ofType.length === 1 && wanted === null ? ofType[0] : undefined;
  return only?.property_id == null ? undefined : { ...chosen, property_id: only.property_id };
}

/** What is on offer, with what the seat has to fill in. */
function filledIn(offer: ValidAction, { amount, trade }: GameAction): GameAction {
  return { ...bare(offer), ...(amount != null && { amount }), ...(trade != null && { trade }) };
}

/** Why a choice was refused, in words an agent can act on. */
export function illegalChoice(chosen: GameAction, offered: readonly ValidAction[]): string {
  const property = chosen.property_id == null ? '' : ` of ${chosen.property_id}`;
  const types = [
    ...new Set(offered.map(({ type, property_id }) => (property_id == null ? type : `${type} ${property_id}`))),
  ];
  return `${chosen.type.slice(0, 100)}${property.slice(0, 100)} is not possible now; possible: ${types.join(', ')}.`;
}
