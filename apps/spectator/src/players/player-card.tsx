import type { ReactNode } from 'react';
import { isModelName } from '#libs/protocol';
import { squareName } from '../board-names/index.js';
import type { PendingDecision, AgentRecord, Seat, SetProgress } from '../story/index.js';
import { Countdown } from '../deal-cards/countdown.js';
import { count, money } from '../text/index.js';
import { districtColour, districtName, SeatMark, seatColour } from '../seats/index.js';
import { RollingMoney } from './rolling-number.js';
import { Sparkline } from './sparkline.js';

interface PlayerCardProps {
  readonly seat: Seat;
  readonly order: number;
  readonly worth: number;
  readonly sets: readonly SetProgress[];
  readonly conduct: AgentRecord;
  readonly trend: readonly number[];
  readonly isOnTurn: boolean;
  /** The pending decision, if it is this player's. */
  readonly asked: PendingDecision | null;
}

/** A player: cash and worth, position, sets, and the record of its agent. */
export function PlayerCard(props: PlayerCardProps): ReactNode {
  const { seat, order, worth, sets, conduct, trend, isOnTurn, asked } = props;
  return (
    <li className="seat-card card" data-turn={isOnTurn ? '' : undefined} data-out={seat.isOut ? '' : undefined}>
      <div className="flex items-center gap-2">
        <SeatMark order={order} className="size-5 shrink-0" />
        <h3 className="foreign-text min-w-0 flex-1 truncate text-sm font-bold" title={seat.name}>
          <bdi>{seat.name}</bdi>
        </h3>
        {asked !== null && <span className="thinking" role="img" aria-label="thinking" />}
      </div>
      <p className="foreign-text truncate text-xs text-soft">
        {[seat.personality, seat.model, modelShare(seat, conduct)].filter((word) => word !== null).join(' · ') ||
          'no personality'}
      </p>
      <div className="seat-money">
        <p className="text-xl leading-none font-bold">
          <span className="sr-only">Cash </span>
          <RollingMoney amount={seat.cash} />
        </p>
        <p className="text-xs whitespace-nowrap text-soft">
          worth <span className="font-semibold text-ink tabular-nums">{money(worth)}</span>
        </p>
      </div>
      <div className="seat-trend">
        <Sparkline values={trend} colour={seatColour(order)} />
      </div>
      <Sets sets={sets} />
      <p className="mt-1.5 flex flex-wrap items-center gap-1 text-xs text-soft">
        <span className="foreign-text truncate">{whereabouts(seat)}</span>
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

function whereabouts({ isBankrupt, isOut, inJail, position }: Seat): string {
  if (isBankrupt) return 'Bankrupt';
  if (isOut) return 'Out of the game';
  if (inJail) return 'In the lock-up';
  return position === null ? '' : squareName(position);
}

function Sets({ sets }: { readonly sets: readonly SetProgress[] }): ReactNode {
  const words = sets
    .filter(({ owned }) => owned > 0)
    .map(({ set, owned, size }) => `${districtName(set)} ${owned} of ${size}`);
  return (
    <div className="mt-1 flex gap-1" role="img" aria-label={`Sets: ${words.join(', ') || 'none'}`}>
      {sets.map(({ set, owned, size }) => (
        <span key={set} className="flex flex-1 flex-col gap-px" title={`${districtName(set)}: ${owned} of ${size}`}>
          {Array.from({ length: size }, (_, slot) => (
            <span
              key={slot}
              className="slot h-[3px] rounded-full"
              style={{ background: size - slot <= owned ? districtColour(set) : 'var(--color-line)' }}
            />
          )).toReversed()}
        </span>
      ))}
    </div>
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
