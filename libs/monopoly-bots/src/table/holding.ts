import { DEEDS, HOTEL } from '#libs/monopoly';
import type { Deed } from '#libs/monopoly';
import { fieldsOf, listOf, numberOr, textOr, textOrNull } from '#libs/protocol';

/** A deed and what became of it. */
export interface Holding {
  readonly deed: Deed;
  readonly ownerId: string | null;
  /** 0 to 4; 5 is a hotel. */
  readonly houses: number;
  readonly mortgaged: boolean;
}

function readHolding(deed: Deed, value: unknown): Holding {
  const property = fieldsOf(value);
  const houses = Math.trunc(numberOr(property['houses'], 0));
  return {
    deed,
    ownerId: textOrNull(property['owner_id']),
    houses: deed.kind === 'street' ? Math.min(Math.max(houses, 0), HOTEL) : 0,
    mortgaged: property['is_mortgaged'] === true,
  };
}

/** Every deed of the board, in its order; those that a state does not mention are the bank's. */
export function readHoldings(properties: unknown): readonly Holding[] {
  const given = new Map(listOf(properties).map((value) => [textOr(fieldsOf(value)['property_id'], ''), value]));
  return DEEDS.map((deed) => readHolding(deed, given.get(deed.id)));
}
