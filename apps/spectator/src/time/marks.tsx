import { memo, type ReactNode } from 'react';
import { useSession, useView } from '../session/index.js';
import type { Mark, MarkKind } from '../story/index.js';

const LOOKS: Readonly<Record<MarkKind, { readonly colour: string; readonly path: string }>> = {
  monopoly: { colour: '#f6b93b', path: 'M2 10h8V6L6 2 2 6z' },
  trade: { colour: '#3d9bff', path: 'M1 4h7L6 1.5M11 8H4l2 2.5' },
  bankrupt: { colour: '#ff6f61', path: 'M2 2l8 8M10 2l-8 8' },
  end: { colour: '#2fc792', path: 'M2 11V1h8L8 4l2 3H2' },
};

/** More than these would only hide each other. */
const MOST = 60;

/** Moments worth jumping to, above the scrubber. */
export function Marks(): ReactNode {
  const headSeq = useView((view) => view.headSeq);
  const marks = useView(({ history }) => history.marks);
  // The marks themselves grow in place: their number tells whether there are new ones.
  return <MarkRow marks={marks} number={marks.length} headSeq={headSeq} />;
}

interface MarkRowProps {
  readonly marks: readonly Mark[];
  readonly number: number;
  readonly headSeq: number;
}

const MarkRow = memo(function MarkRow({ marks, headSeq }: MarkRowProps): ReactNode {
  const session = useSession();
  return (
    <div className="marks">
      {marks.slice(-MOST).map(({ seq, kind, text }) => (
        <button
          key={`${seq} ${text}`}
          type="button"
          className="mark"
          style={{ left: `${(100 * seq) / Math.max(1, headSeq)}%` }}
          aria-label={`${text}, event ${seq}`}
          title={text}
          onClick={() => session.seek(seq)}
        >
          <svg viewBox="0 0 12 12" className="size-3" aria-hidden="true">
            <path
              d={LOOKS[kind].path}
              fill={kind === 'monopoly' ? LOOKS[kind].colour : 'none'}
              stroke={LOOKS[kind].colour}
              strokeWidth="1.8"
              strokeLinejoin="round"
            />
          </svg>
        </button>
      ))}
    </div>
  );
});
