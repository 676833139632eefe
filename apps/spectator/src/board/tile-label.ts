import { isDeed, type Square } from '../board-names/index.js';
import { money } from '../text/index.js';

/** The state of a square. */
export interface TileState {
  readonly ownerName: string | null;
  readonly houses: number;
  readonly isMortgaged: boolean;
  /** Names of the players on it. */
  readonly visitors: readonly string[];
}

/** The rest of a square's label for screen readers, after its name. */
export function tileLabel(square: Square, { ownerName, houses, isMortgaged, visitors }: TileState): string {
  const parts: string[] = [];
  if (isDeed(square)) parts.push(ownerName === null ? `for sale, ${money(square.price)}` : `owned by ${ownerName}`);
  if (houses > 0) parts.push(houses >= 5 ? 'hotel' : `${houses} ${houses === 1 ? 'house' : 'houses'}`);
  if (isMortgaged) parts.push('mortgaged');
  if (visitors.length > 0) parts.push(`here: ${visitors.join(', ')}`);
  return parts.map((part) => `, ${part}`).join('');
}
