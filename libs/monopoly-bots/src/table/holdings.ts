import { BOARD_SIZE, DEEDS, type Deed, HOTEL } from '#libs/monopoly';
import { GROUP_NAMES, type GroupName, groupOf, membersOf } from './groups.js';
import type { Holding } from './holding.js';

const INDEX_BY_ID: ReadonlyMap<string, number> = new Map(DEEDS.map(({ id }, index) => [id, index]));
const INDEX_BY_POSITION: ReadonlyMap<number, number> = new Map(DEEDS.map(({ position }, index) => [position, index]));

/** Who has which deeds. Never changed: what is derived of it may be kept with it. */
export class Holdings {
  /** Houses that stand somewhere; a hotel is none. */
  readonly houses: number;
  /** Deeds that are still the bank's. */
  readonly unowned: number;
  private readonly groups: ReadonlyMap<GroupName, readonly Holding[]>;

  /** @param all every deed, in board order */
  constructor(readonly all: readonly Holding[]) {
    this.groups = new Map(
      GROUP_NAMES.map((name) => [name, membersOf(name).flatMap((deed) => this.withId(deed.id) ?? [])]),
    );
    let [houses, unowned] = [0, 0];
    for (const holding of all) {
      if (holding.houses < HOTEL) houses += holding.houses;
      if (holding.ownerId === null) unowned += 1;
    }
    this.houses = houses;
    this.unowned = unowned;
  }

  /** Undefined for a property that is not on this board. */
  withId(propertyId: string): Holding | undefined {
    const index = INDEX_BY_ID.get(propertyId);
    return index === undefined ? undefined : this.all[index];
  }

  /** Undefined for a square that nobody can own. */
  at(position: number): Holding | undefined {
    const index = INDEX_BY_POSITION.get(position % BOARD_SIZE);
    return index === undefined ? undefined : this.all[index];
  }

  group(name: GroupName): readonly Holding[] {
    return this.groups.get(name) ?? [];
  }

  /** Whether one player, anybody, owns the whole group of a deed. */
  isWhole(deed: Deed): boolean {
    const [first, ...others] = this.group(groupOf(deed));
    return first !== undefined && first.ownerId !== null && others.every(({ ownerId }) => ownerId === first.ownerId);
  }
}
