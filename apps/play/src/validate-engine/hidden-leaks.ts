import { isJsonObject, type JsonObject } from '#libs/protocol';

/**
 * What a state, an event or a result shows to everybody although only a hidden part may: cards of a hand that some players
 * see as null, cells of a grid that some see as null, and fields of a hidden part that stand beside it with the same value.
 * A heuristic: what an engine hides in words of its own, it cannot find.
 */
export function leaksOf(value: JsonObject): readonly string[] {
  const parts = hiddenParts(value['hidden']);
  const view = objectOf(value['view']);
  const fields = parts.flatMap(({ part }) =>
    Object.entries(part).flatMap(([name, hidden]) =>
      name !== 'view' && isTelling(hidden) && sameText(value[name], hidden)
        ? [`${name} ${JSON.stringify(hidden)}`]
        : [],
    ),
  );
  const players = parts.filter(({ owner }) => owner !== 'all').map(({ part }) => objectOf(part['view']));
  const hands = Object.entries(objectOf(view['hands'])).flatMap(
    ([owner, hand]) =>
    shownWhereNull(hand, players.map((seen) => objectOf(seen['hands'])[owner])).map((card) => `view.hands.${owner} ${card}`), // prettier-ignore
  );
  const cells = listOf(view['cells']).flatMap(
    (row, at) =>
    shownWhereNull(row, players.map((seen) => listOf(seen['cells'])[at])).map((cell) => `view.cells.${at} ${cell}`), // prettier-ignore
  );
  return [...new Set([...fields, ...hands, ...cells])];
}

/** Items of a public list that are null in the same place of a player's list. */
function shownWhereNull(shown: unknown, seen: readonly unknown[]): readonly string[] {
  return listOf(shown).flatMap((item, at) =>
    item !== null && seen.some((list) => listOf(list)[at] === null) ? [JSON.stringify(item)] : [],
  );
}

function hiddenParts(hidden: unknown): { owner: string; part: JsonObject }[] {
  return Object.entries(objectOf(hidden)).map(([owner, part]) => ({ owner, part: objectOf(part) }));
}

function isTelling(value: unknown): boolean {
  return value !== null && typeof value !== 'boolean';
}

function sameText(one: unknown, other: unknown): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
