import type { Holding } from './holding.js';
import type { TableView } from './table-view.js';

/** What a deed would do for a player. */
export type Prospect =
  /** It is the last one missing in the player's group. */
  | 'completes'
  /** It is the last one missing in a single rival's group. */
  | 'blocks'
  /** The player has others of its group, and nobody else has any. */
  | 'extends'
  /** Its group is all the bank's so far. */
  | 'opens'
  /** Its group is divided: nobody gets it whole without a trade. */
  | 'shared';

export interface Outlook {
  readonly prospect: Prospect;
  /** The rival that a deed would be kept from. */
  readonly rivalId: string | null;
}

/** What a deed would do for a player who does not have it. */
export function outlookOn({ deed }: Holding, playerId: string, table: TableView): Outlook {
  const others = table.groupAround(deed).filter((holding) => holding.deed.id !== deed.id);
  const [first] = others;
  const owners = new Set(others.map(({ ownerId }) => ownerId));
  const rivalId = first?.ownerId ?? null;
  if (owners.size === 1 && rivalId !== null) {
    return rivalId === playerId ? { prospect: 'completes', rivalId: null } : { prospect: 'blocks', rivalId };
  }
  return { prospect: prospectAmong(owners, playerId, deed.kind === 'railroad'), rivalId: null };
}

/** A railroad pays more for each one beside it, so other owners spoil less there than in a colour. */
function prospectAmong(owners: ReadonlySet<string | null>, playerId: string, divisible: boolean): Prospect {
  const mine = owners.has(playerId);
  const others = [...owners].some((owner) => owner !== null && owner !== playerId);
  if (mine && (divisible || !others)) return 'extends';
  return others && !divisible ? 'shared' : 'opens';
}
