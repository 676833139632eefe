import { type GameEventName, isGameEventName } from '#libs/protocol';
import type { GameEvent } from './game-event.js';
import { ON_AGENT } from './on-agent.js';
import { ON_DEAL } from './on-deal.js';
import { ON_DEED } from './on-deed.js';
import { ON_GAME } from './on-game.js';
import { ON_TURN } from './on-turn.js';
import type { Payment } from './payment.js';
import { isAuctioned, paymentsIn } from './payments.js';
import type { Reducers } from './reducer.js';
import { moved } from './seats.js';
import type { Story } from './story.js';

const REDUCERS: Reducers<GameEventName> = { ...ON_GAME, ...ON_TURN, ...ON_AGENT, ...ON_DEED, ...ON_DEAL };

/** What takes the place of a deal or a ruin that is over. */
const SHOWN_INSTEAD: ReadonlySet<string> = new Set<GameEventName>([
  'turn:start',
  'agent:decision',
  'dice:rolled',
  'player:moved',
  'card:drawn',
  'jail:action',
  'rent:paid',
  'property:purchased',
  'property:mortgaged',
  'property:unmortgaged',
  'building:built',
  'building:sold',
  'player:bankrupt',
  'auction:started',
  'auction:bid',
  'trade:proposed',
]);

/** The story after one more event. An event of an engine's own, or of a newer server, changes only the event number. */
export function reduce(story: Story, event: GameEvent): Story {
  const shown = isShownInstead(story, event) ? withoutPast(story) : story;
  const payments = paymentsIn(story, event);
  const paid = payments.length === 0 ? shown : withPayments(shown, payments);
  const change = isGameEventName(event.name) ? REDUCERS[event.name]?.(paid, event) : undefined;
  return { ...paid, ...change, seq: event.seq, at: event.at ?? story.at };
}

function isShownInstead(story: Story, { name, fields }: GameEvent): boolean {
  return SHOWN_INSTEAD.has(name) && !(name === 'property:purchased' && isAuctioned(story, fields));
}

function withoutPast(story: Story): Story {
  const { auction, trade, ruin } = story;
  const [isSold, isAnswered] = [auction !== null && auction.sale !== null, trade !== null && trade.accepted !== null];
  if (!isSold && !isAnswered && ruin === null) return story;
  return { ...story, auction: isSold ? null : auction, trade: isAnswered ? null : trade, ruin: null };
}

function withPayments(story: Story, payments: readonly Payment[]): Story {
  return { ...story, seats: payments.reduce(moved, story.seats), unsettled: [...story.unsettled, ...payments] };
}
