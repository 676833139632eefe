import { type ReactNode, useDeferredValue, useState } from 'react';
import { SeatMark } from '../seats/index.js';
import { useSession, useView } from '../session/index.js';
import type { AgentDecision } from '../story/index.js';
import { actionText, count, duration } from '../text/index.js';
import '../log/log.css';

const SHOWN = 40;

/** The last decisions up to the shown event; one of them is expanded. */
export default function Decisions(): ReactNode {
  const session = useSession();
  const seq = useDeferredValue(useView(({ shown }) => shown.seq));
  const seats = useView(({ shown }) => shown.seats);
  const decisions = useView(({ history }) => history.decisions);
  const [opened, setOpened] = useState<number | null>(null);
  const past = lastUntil(decisions, seq);
  if (past.length === 0) return <p className="p-4 text-sm text-soft">No decisions yet.</p>;
  return (
    <div className="log" role="region" aria-label="Decisions" tabIndex={0}>
      <ul className="divide-y divide-line">
        {past.map((decision) => (
          <li key={decision.seq} className="text-sm">
            <button
              type="button"
              className="flex w-full items-center gap-2 px-3 py-1.5 text-left -outline-offset-3! hover:bg-raised"
              aria-expanded={opened === decision.seq}
              onClick={() => setOpened(opened === decision.seq ? null : decision.seq)}
            >
              <SeatMark order={seats.findIndex(({ id }) => id === decision.playerId)} className="size-4 shrink-0" />
              <span className="foreign-text min-w-0 flex-1 truncate">{actionText(decision.action)}</span>
              {decision.source !== 'agent' && <span className="chip text-bad">{decision.source}</span>}
              <span className="shrink-0 text-xs text-soft tabular-nums">{duration(decision.ms)}</span>
            </button>
            {opened === decision.seq && <Inspector decision={decision} onShow={() => session.seek(decision.seq)} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function lastUntil(decisions: readonly AgentDecision[], seq: number): readonly AgentDecision[] {
  const end = decisions.findLastIndex((decision) => decision.seq <= seq) + 1;
  return decisions.slice(Math.max(0, end - SHOWN), end).toReversed();
}

/** The request, the answer, and the number of attempts. */
function Inspector({ decision, onShow }: { readonly decision: AgentDecision; readonly onShow: () => void }): ReactNode {
  const { playerName, phase, options, action, reasoning, source, troubles, tokens, cost, turn } = decision;
  const rows: readonly (readonly [string, string])[] = [
    ['Request', `${playerName}, turn ${turn ?? '–'}${phase === null ? '' : `, ${phase.replaceAll('_', ' ')}`}`],
    ['Options', options.map((option) => option.replaceAll('_', ' ')).join(', ') || 'unknown'],
    ['Answer', JSON.stringify(action)],
    ['Reasoning', reasoning ?? 'none given'],
    ['Attempts', attempts(source, troubles)],
    ...(tokens === null
      ? []
      : [['Used', `${count(tokens, 'token')}${cost === null ? '' : `, $${cost.toFixed(4)}`}`] as const]),
  ];
  return (
    <div className="bg-ground/60 px-3 py-2 text-xs">
      <dl className="grid grid-cols-[4.5rem_1fr] gap-x-2 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="foreign-text line-clamp-6">{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button mt-2" onClick={onShow}>
        Show this moment
      </button>
    </div>
  );
}

function attempts(source: string, troubles: readonly string[]): string {
  const errors = troubles.length === 0 ? '' : `: ${troubles.join('; ')}`;
  if (source === 'default') return `default action taken${errors}`;
  return source === 'corrected' ? `two${errors}` : `one${errors}`;
}
