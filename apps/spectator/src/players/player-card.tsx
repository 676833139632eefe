import type { ReactNode } from 'react';
import { isModelName } from '#libs/protocol';
import { squareName } from '../board-names/index.js';
import {
  type AgentRecord,
  isMonopoly,
  type PendingDecision,
  type Seat,
  type ShownStanding,
  type Story,
} from '../story/index.js';
import { Countdown } from '../deal-cards/countdown.js';
import { count } from '../text/index.js';
import { SeatFace } from '../portraits/index.js';
import { seatColour } from '../seats/index.js';
import type { Fact } from '../views/index.js';
import { type Lead, Possessions } from './possessions.js';
import { ScoreLine } from './score-line.js';
import { Sets } from './sets.js';
import { Sparkline } from './sparkline.js';

interface PlayerCardProps {
  readonly story: Story;
  readonly seat: Seat;
  readonly order: number;
  /** What it plays, such as "White". */
  readonly side: string | null;
  readonly facts: readonly Fact[];
  /** How it stands in Monopoly. */
  readonly lead: Lead;
  /** Its rank, where ranks mean anything. */
  readonly standing: ShownStanding | null;
  readonly conduct: AgentRecord;
  readonly trend: readonly number[];
  readonly isOnTurn: boolean;
  /** The pending decision, if it is this player's. */
  readonly asked: PendingDecision | null;
}

/** A player: what it has, or how it stands, and the record of its agent. */
export function PlayerCard(props: PlayerCardProps): ReactNode {
  const { story, seat, order, side, facts, lead, standing, conduct, trend, isOnTurn, asked } = props;
  const hasDeeds = isMonopoly(story);
  const place = whereabouts(seat, hasDeeds);
  return (
    <li
      className="seat-card card"
      data-order={order}
      data-turn={isOnTurn ? '' : undefined}
      data-out={seat.isOut ? '' : undefined}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <SeatFace story={story} seat={seat} order={order} className="size-8" />
        <h3 className="seat-name foreign-text line-clamp-2 min-w-0 leading-tight font-bold" title={seat.name}>
          <bdi>{seat.name}</bdi>
        </h3>
        {side !== null && (
          <span className="chip max-w-24 min-w-0 py-0">
            <span className="foreign-text truncate">{side}</span>
          </span>
        )}
        {asked !== null && <span className="thinking" role="img" aria-label="thinking" />}
      </div>
      <p className="seat-who foreign-text truncate text-xs text-soft">
        {[seat.personality, seat.model, modelShare(seat, conduct)].filter((word) => word !== null).join(' · ') ||
          'no personality'}
      </p>
      {seat.cash === null ? (
        <ScoreLine story={story} seat={seat} standing={standing} />
      ) : (
        <Possessions seat={seat} lead={lead} standing={standing} />
      )}
      <div className="seat-trend">
        <Sparkline values={trend} colour={seatColour(order)} />
      </div>
      {hasDeeds && <Sets story={story} playerId={seat.id} />}
      {facts.length > 0 && <SeatFacts facts={facts} />}
      <p className="seat-state mt-1.5 flex flex-wrap items-center gap-1 text-xs text-soft">
        {place !== '' && <span className="seat-place foreign-text truncate">{place}</span>}
        <Badges seat={seat} conduct={conduct} />
        {asked !== null && (
          <span className="ml-auto">
            <Countdown key={asked.seq} asked={asked} />
          </span>
        )}
      </p>
    </li>
  );
}

/** Never rounded up to all of them. */
function modelShare({ model }: Seat, { byModel, decisions, forced }: AgentRecord): string | null {
  if (!isModelName(model) || byModel === null || decisions === forced) return null;
  return `model decided ${Math.floor((byModel / (decisions - forced)) * 100)} %`;
}

function whereabouts({ isBankrupt, isOut, inJail, position }: Seat, hasDeeds: boolean): string {
  if (isBankrupt && hasDeeds) return 'Bankrupt';
  if (isOut) return 'Out of the game';
  if (!hasDeeds) return '';
  if (inJail) return 'In the lock-up';
  return position === null ? '' : squareName(position);
}

/** More would make the card higher than the board. */
const MAX_FACTS = 4;

function SeatFacts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="mt-1 flex flex-wrap gap-x-3 text-xs">
      {facts.slice(0, MAX_FACTS).map(({ name, value }) => (
        <div key={`${name} ${value}`} className="flex min-w-0 gap-1">
          <dt className="foreign-text truncate text-soft">{name}</dt>
          <dd className="foreign-text truncate font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Badges({ seat, conduct }: { readonly seat: Seat; readonly conduct: AgentRecord }): ReactNode {
  const badges = [
    seat.jailCards > 0 && count(seat.jailCards, 'pardon'),
    conduct.timeouts > 0 && count(conduct.timeouts, 'timeout'),
    conduct.defaults > 0 && count(conduct.defaults, 'default'),
    conduct.corrected > 0 && `${conduct.corrected} corrected`,
  ].filter((badge) => badge !== false);
  return badges.map((badge) => (
    <span key={badge} className="chip py-0 text-[0.6875rem]">
      {badge}
    </span>
  ));
}
