import { isKnownActionType, type JsonObject, type KnownActionType, type ValidAction } from '#libs/protocol';
import { anyParamsOf, ownParamsOf, withReadableParams } from './params.js';

/** Whether an action type is one that this agent knows the meaning of. */
export function isKnown(offer: ValidAction): boolean {
  return isKnownActionType(offer.type);
}

/** Actions as they were offered, by whatever engine. */
export function readOffers(offered: readonly ValidAction[], ofMonopoly: boolean): Offers {
  const ownParams = new Map<ValidAction, JsonObject>();
  const all = offered.map((offer) => {
    const readable = ofMonopoly ? withReadableParams(offer) : offer;
    const params = ofMonopoly ? ownParamsOf(offer) : anyParamsOf(offer);
    if (params !== undefined) ownParams.set(readable, params);
    return readable;
  });
  return new Offers(all, ownParams, ofMonopoly);
}

/** The valid actions of one decision, by type, in the order in which they were offered. */
export class Offers {
  readonly #ownParams: ReadonlyMap<ValidAction, JsonObject>;
  readonly #ofMonopoly: boolean;

  /**
   * @param all with readable `params`
   * @param ownParams what is to be filled in for actions of the engine's own
   * @param ofMonopoly whether types that the contract names mean what they do in Monopoly
   */
  constructor(
    readonly all: readonly ValidAction[],
    ownParams: ReadonlyMap<ValidAction, JsonObject> = new Map(),
    ofMonopoly = true,
  ) {
    this.#ownParams = ownParams;
    this.#ofMonopoly = ofMonopoly;
  }

  /** What is to be filled in for an action of the engine's own: a JSON Schema by name. Undefined: nothing. */
  ownParams(offer: ValidAction): JsonObject | undefined {
    return this.#ownParams.get(offer);
  }

  /** Whether there is something to decide: several actions, or one of a game that is not known with something to fill in. */
  get isChoice(): boolean {
    const [only] = this.all;
    return this.all.length > 1 || (!this.#ofMonopoly && only !== undefined && this.#ownParams.has(only));
  }

  of(type: KnownActionType): readonly ValidAction[] {
    return this.all.filter((offer) => offer.type === type);
  }

  first(type: KnownActionType): ValidAction | undefined {
    return this.all.find((offer) => offer.type === type);
  }

  has(type: KnownActionType): boolean {
    return this.first(type) !== undefined;
  }

  /** Whether nothing is offered but actions of these types. */
  isOnly(types: readonly KnownActionType[]): boolean {
    const wanted: ReadonlySet<string> = new Set(types);
    return this.all.every((offer) => wanted.has(offer.type));
  }
}
