import { fieldsOf, listOf, numberOr, textOr, textOrNull } from '#libs/protocol';
import { DEEDS } from '#libs/monopoly';
import type { Deed } from '#libs/monopoly';

/** A deed and what became of it. */
export interface Holding {
  readonly deed: Deed;
  readonly ownerId: string | null;
  /** 0 to 4; 5 is a hotel. */
  readonly houses: number;
  readonly mortgaged: boolean;
}

export type Holdings = ReadonlyMap<string, Holding>;

const MOST_HOUSES = 5;

function readHolding(deed: Deed, value: unknown): Holding {
  const property = fieldsOf(value);
  const houses = Math.trunc(numberOr(property['houses'], 0));
  return {
    deed,
    ownerId: textOrNull(property['owner_id']),
    houses: deed.kind === 'street' ? Math.min(Math.max(houses, 0), MOST_HOUSES) : 0,
    mortgaged: property['is_mortgaged'] === true,
  };
}

/** Every deed of the board by its id; those that a state does not mention are the bank's. */
export function readHoldings(properties: unknown): Holdings {
  const response = new Map(listOf(properties).map((value) => [textOr(fieldsOf(value)['property_id'], ''), value]));
  return new Map(DEEDS.map((deed) => [deed.id, readHolding(deed, response.get(deed.id))]));
}
