import { memo, type ReactNode } from 'react';
import { useSession, useView } from '../session/index.js';
import type { Mark, MarkKind } from '../story/index.js';

const LOOKS: Readonly<Record<MarkKind, { readonly colour: string; readonly path: string }>> = {
  monopoly: { colour: '#f6b93b', path: 'M2 10h8V6L6 2 2 6z' },
  trade: { colour: '#3d9bff', path: 'M1 4h7L6 1.5M11 8H4l2 2.5' },
  bankrupt: { colour: '#ff6f61', path: 'M2 2l8 8M10 2l-8 8' },
  end: { colour: '#2fc792', path: 'M2 11V1h8L8 4l2 3H2' },
};

/** Per cent of the bar; nearer marks are merged, because a finger could not hit one of them. */
const MIN_GAP_PERCENT = 2;
/** Merged marks look like the last of their kinds in this list. */
const WEIGHT: readonly MarkKind[] = ['trade', 'monopoly', 'bankrupt', 'end'];
/** A longer title of merged marks would not be read. */
const MAX_TEXTS_PER_SPOT = 4;

/** The marked events, above the scrubber. */
export function Marks(): ReactNode {
  const headSeq = useView((view) => view.headSeq);
  const marks = useView(({ history }) => history.marks);
  // The list is changed in place, so its length shows whether there are new marks.
  return <MarkRow marks={marks} number={marks.length} headSeq={headSeq} />;
}

interface MarkRowProps {
  readonly marks: readonly Mark[];
  readonly number: number;
  readonly headSeq: number;
}

/** Merged marks; `seq` is the first one's. */
interface Spot {
  readonly seq: number;
  readonly kind: MarkKind;
  readonly texts: readonly string[];
}

function spots(marks: readonly Mark[], headSeq: number): readonly Spot[] {
  const found: Spot[] = [];
  for (const { seq, kind, text } of marks) {
    const last = found.at(-1);
    if (last === undefined || 100 * (seq - last.seq) >= MIN_GAP_PERCENT * headSeq)
      found.push({ seq, kind, texts: [text] });
    else {
      const heavier = WEIGHT.indexOf(kind) > WEIGHT.indexOf(last.kind) ? kind : last.kind;
      found[found.length - 1] = {
        seq: last.seq,
        kind: heavier,
        texts: [...last.texts, text].slice(0, MAX_TEXTS_PER_SPOT),
      };
    }
  }
  return found;
}

const MarkRow = memo(function MarkRow({ marks, headSeq }: MarkRowProps): ReactNode {
  const session = useSession();
  return (
    <div className="marks">
      {spots(marks, headSeq).map(({ seq, kind, texts }) => (
        <button
          key={seq}
          type="button"
          className="mark"
          style={{ left: `${(100 * seq) / Math.max(1, headSeq)}%` }}
          aria-label={`${texts.join('; ')}, event ${seq}`}
          title={texts.join('\n')}
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
