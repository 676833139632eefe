import type { ReactNode } from 'react';
import { useView } from '../session/index.js';
import { isMonopoly } from '../story/index.js';
import { type LineKind, lineKindsOf } from '../text/index.js';
import type { Filter } from './log-model.js';

interface LogFiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Filters of the log by kind and by player. */
export function LogFilters({ filter, onChange }: LogFiltersProps): ReactNode {
  const seats = useView(({ shown }) => shown.seats);
  const kinds = lineKindsOf(useView(({ shown }) => isMonopoly(shown)));
  const toggle = (kind: LineKind): void => {
    const hidden = new Set(filter.hidden);
    if (!hidden.delete(kind)) hidden.add(kind);
    onChange({ ...filter, hidden });
  };
  return (
    <div className="flex flex-wrap items-center gap-1 border-b border-line px-2 py-1.5">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="toggle"
          aria-pressed={!filter.hidden.has(kind)}
          onClick={() => toggle(kind)}
        >
          {kind}
        </button>
      ))}
      <select
        className="field ml-auto min-h-7! w-auto! max-w-36 text-xs!"
        aria-label="Player"
        value={filter.playerId ?? ''}
        onChange={({ target }) => onChange({ ...filter, playerId: target.value === '' ? null : target.value })}
      >
        <option value="">all players</option>
        {seats.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
