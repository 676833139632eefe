import type { CreatedGame, GameAction, GameView, SeatTurn, ValidAction } from '#libs/protocol';
import { RestClient } from './rest-client.js';
import { SeatHolder } from './seat-holder.js';

/** With it Ann has the whole of a group after a few turns. */
const SEED = 62;
const GROUPS = [
  ['mediterranean', 'baltic'],
  ['oriental', 'vermont', 'connecticut'],
  ['st_charles', 'states', 'virginia'],
  ['st_james', 'tennessee', 'new_york'],
];

/** A game of Monopoly between two people. It is Ann's turn: she can build, mortgage a deed of another group, and trade with Bob. */
export interface TradingTable {
  readonly gameId: string;
  readonly ann: SeatHolder;
  readonly bob: SeatHolder;
}

/** Plays both seats over REST: they buy all that they land on, and Ann trades for what she lacks of a group. */
export async function tradingTable(url: string): Promise<TradingTable> {
  const rest = new RestClient(url);
  const { body } = await rest.post<CreatedGame>('/games', {
    agents: [{ open: true }, { open: true }],
    settings: { speed: 'instant', turn_timeout: 300, seed: SEED },
  });
  const gameId = body.game_id;
  const { players } = (await rest.get<GameView>(`/games/${gameId}`)).body;
  const [ann, bob] = await Promise.all(
    ['Ann', 'Bob'].map((name, seat) => SeatHolder.take(url, gameId, players[seat]?.id ?? '', name)),
  );
  if (ann === undefined || bob === undefined) throw new Error('A game of two has two seats.');
  for (;;) {
    const isOfAnn = await isToMove(ann);
    if (!isOfAnn && !(await isToMove(bob))) continue;
    const holder = isOfAnn ? ann : bob;
    const turn = await holder.asked();
    if (turn === undefined) throw new Error('The game is over before Ann could build.');
    if (isOfAnn && isReady(turn, bob.playerId)) return { gameId, ann, bob };
    await holder.answer({ request_id: turn.request_id, action: choiceOf(turn, bob.playerId) });
  }
}

async function isToMove(holder: SeatHolder): Promise<boolean> {
  return (await holder.view()).body.turn !== null;
}

function isReady({ request: { valid_actions: offers } }: SeatTurn, partner: string): boolean {
  const sites = propertiesOf(offers, 'build_house');
  const hasOther = propertiesOf(offers, 'mortgage_property').some((deed) => !sites.includes(deed));
  return sites.length > 0 && hasOther && deedsIn(offers, partner).get.length > 0;
}

function propertiesOf(offers: readonly ValidAction[], type: string): readonly string[] {
  return offers.flatMap((offer) => (offer.type === type ? (offer.property_id ?? []) : []));
}

function choiceOf({ request: { valid_actions: offers } }: SeatTurn, partner: string): GameAction | undefined {
  const { give, get } = deedsIn(offers, partner);
  const all = new Set([...give, ...get]);
  const group = GROUPS.find(
    (deeds) => deeds.every((deed) => all.has(deed)) && deeds.some((deed) => get.includes(deed)),
  );
  const properties = group?.filter((deed) => get.includes(deed)) ?? [];
  // Bob keeps something that can be traded later.
  if (properties.length > 0 && properties.length < get.length)
    return { type: 'propose_trade', trade: { to_player_id: partner, give: { cash: 1 }, get: { properties } } };
  const first = ['accept_trade', 'buy_property'].flatMap((type) => offers.find((offer) => offer.type === type) ?? []);
  return first[0] ?? offers.find((offer) => offer.default === true) ?? offers[0];
}

/** What the mover may give, and get from the partner; nothing for the partner itself. */
function deedsIn(
  offers: readonly ValidAction[],
  partner: string,
): { readonly give: readonly string[]; readonly get: readonly string[] } {
  const params = offers.find(({ type }) => type === 'propose_trade')?.params;
  if (params === undefined || !('give' in params)) return { give: [], get: [] };
  return { give: params.give.properties.enum, get: params.get_by_player[partner]?.properties.enum ?? [] };
}
