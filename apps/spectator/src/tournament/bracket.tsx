import type { ReactNode } from 'react';
import type { BracketMatch, BracketSide } from './tournament.js';

const PARTS = [
  ['winners', 'Bracket'],
  ['losers', 'Losers’ bracket'],
  ['final', 'Final'],
] as const;

/** How a match was decided, where points do not show it. */
const DECISIONS: Readonly<Record<string, string>> = {
  tie_break: 'after games that broke the tie',
  seeding: 'level: the better seeded goes on',
  not_needed: 'not needed',
};

/** Matches by rounds, from left to right. */
export function Bracket({ matches }: { readonly matches: readonly BracketMatch[] }): ReactNode {
  return (
    <section aria-labelledby="bracket">
      <h2 id="bracket" className="tournament-title">
        Bracket
      </h2>
      {PARTS.map(([part, title]) => {
        const own = matches.filter((match) => match.part === part);
        if (own.length === 0) return null;
        return (
          <div
            key={part}
            className="card mb-3 relative overflow-x-auto"
            role="group"
            aria-label={`${title}, scrollable`}
            tabIndex={0}
          >
            {part !== 'winners' && <h3 className="px-3 pt-3 text-sm font-bold">{title}</h3>}
            <Rounds matches={own} />
          </div>
        );
      })}
    </section>
  );
}

function Rounds({ matches }: { readonly matches: readonly BracketMatch[] }): ReactNode {
  const rounds = [...new Set(matches.map(({ round }) => round))];
  return (
    <ol className="bracket">
      {rounds.map((round) => (
        <li key={round} className="bracket-round" aria-label={`Round ${round}`}>
          <ol className="bracket-matches">
            {matches
              .filter((match) => match.round === round)
              .map((match) => (
                <Match key={match.pairing} match={match} />
              ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Match({ match: { sides, by } }: { readonly match: BracketMatch }): ReactNode {
  // Where nobody plays there is nothing to see, but the place of those beside it is kept.
  const isEmpty = sides.some(({ isBye }) => isBye);
  const note = by === null ? undefined : DECISIONS[by];
  return (
    <li className="bracket-match" data-empty={isEmpty}>
      {sides.map((side, index) => (
        <Side key={index} side={side} isPlayed={!isEmpty} />
      ))}
      {note !== undefined && <span className="bracket-note">{note}</span>}
    </li>
  );
}

interface SideProps {
  readonly side: BracketSide;
  readonly isPlayed: boolean;
}

function Side({ side: { name, isBye, points, isWinner }, isPlayed }: SideProps): ReactNode {
  return (
    <span className="bracket-side" data-winner={isWinner}>
      <bdi className="foreign-text truncate" title={name ?? undefined}>
        {name ?? (isBye ? 'bye' : 'to be decided')}
      </bdi>
      {isWinner && <span className="sr-only">won</span>}
      {name !== null && isPlayed && <span className="tabular-nums">{points.toLocaleString('en-US')}</span>}
    </span>
  );
}
