import { fieldsOf, textOr, textOrNull } from '#libs/protocol';
import { dollars, groupOf, groupTitle, type Holding, type TableView } from '#libs/monopoly-bots';
import { goodsWords, type Side, sideOf } from './goods.js';
import { labelOfId } from './labels.js';
import { quoted } from './plain-text.js';
import { countedPrice, groupsOf, interestOn, type Owners, ownersAt, rentWords } from './valuing.js';

const MAX_MESSAGE = 200;

/** A trade from the point of view of the seat that is asked. */
interface Offered {
  readonly get: Side;
  readonly give: Side;
  readonly partnerId: string | null;
  readonly after: Owners;
}

/** What a trade would bring and cost: both sides, their prices and rents, and the groups that it completes or breaks. */
export function offeredTrade(trade: unknown, table: TableView): readonly string[] {
  const { give, get, message, from_player_id }: Readonly<Record<string, unknown>> = fieldsOf(trade);
  if (give === undefined && get === undefined) return [];
  const partnerId = textOrNull(from_player_id);
  const sides = { get: sideOf(give), give: sideOf(get), partnerId };
  const offered = { ...sides, after: ownersAfter(sides, table) };
  const said = quoted(textOr(message, ''), MAX_MESSAGE);
  return [
    `You would get ${goodsWords(offered.get)}, and give ${goodsWords(offered.give)}.`,
    ...deedsIn(offered.get, table).map((holding) => deedLine(holding, offered.after, table)),
    ...deedsIn(offered.give, table).map((holding) => deedLine(holding, offered.after, table)),
    `Cash and list prices (half for mortgaged deeds): you would get ${dollars(priceOf(offered.get, table))} and give ${dollars(priceOf(offered.give, table))}.`,
    ...interestLines(offered, table),
    ...groupLines(offered, table),
    ...(said === '' ? [] : [`<said>${said}</said>`]),
  ];
}

function ownersAfter({ get, give, partnerId }: Omit<Offered, 'after'>, table: TableView): Owners {
  const owners = new Map(ownersAt(table));
  for (const { deed } of deedsIn(get, table)) owners.set(deed.id, table.me.id);
  for (const { deed } of deedsIn(give, table)) owners.set(deed.id, partnerId);
  return owners;
}

function deedsIn({ properties }: Side, table: TableView): readonly Holding[] {
  return [...new Set(properties)].flatMap((id) => table.holding(id) ?? []);
}

function deedLine(holding: Holding, after: Owners, table: TableView): string {
  const { deed, mortgaged } = holding;
  const price = `list price ${dollars(deed.price)}${mortgaged ? ', mortgaged' : ''}`;
  return `- ${deed.id} (${groupOf(deed)}): ${price}; rent now ${rentWords(holding, ownersAt(table))}, after the trade ${rentWords(holding, after)}`;
}

function priceOf(side: Side, table: TableView): number {
  return deedsIn(side, table).reduce((sum, holding) => sum + countedPrice(holding), side.cash);
}

/** What the receivers of mortgaged deeds owe at once. */
function interestLines({ get, give, partnerId }: Offered, table: TableView): readonly string[] {
  const due = (side: Side): number =>
    deedsIn(side, table).reduce((sum, holding) => sum + (holding.mortgaged ? interestOn(holding) : 0), 0);
  const parties = [
    ['you', due(get)],
    [labelOfId(partnerId, table), due(give)],
  ] as const;
  return parties.flatMap(([who, amount]) =>
    amount > 0 ? [`Interest on mortgaged deeds, due at once: ${dollars(amount)} from ${who}.`] : [],
  );
}

function groupLines({ partnerId, after }: Offered, table: TableView): readonly string[] {
  const mine = changes('You', table.me.id, after, table);
  const theirs = partnerId === null ? [] : changes(labelOfId(partnerId, table), partnerId, after, table);
  const lines = [...mine, ...theirs];
  return lines.length === 0 ? ['No group is completed or broken.'] : lines;
}

function changes(who: string, playerId: string, after: Owners, table: TableView): readonly string[] {
  const [had, has] = [groupsOf(playerId, ownersAt(table)), groupsOf(playerId, after)];
  const completed = has
    .filter((group) => !had.includes(group))
    .map((group) => `${who} would complete ${groupTitle(group)}.`);
  const broken = had
    .filter((group) => !has.includes(group))
    .map((group) => `${who} would break up ${groupTitle(group)}.`);
  return [...completed, ...broken];
}
