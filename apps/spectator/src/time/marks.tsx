import { memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useSession, useView } from '../session/index.js';
import type { Mark, MarkKind } from '../story/index.js';

const LOOKS: Readonly<Record<MarkKind, { readonly colour: string; readonly path: string }>> = {
  monopoly: { colour: '#f6b93b', path: 'M2 10h8V6L6 2 2 6z' },
  trade: { colour: '#3d9bff', path: 'M1 4h7L6 1.5M11 8H4l2 2.5' },
  bankrupt: { colour: '#ff6f61', path: 'M2 2l8 8M10 2l-8 8' },
  end: { colour: '#2fc792', path: 'M2 11V1h8L8 4l2 3H2' },
};

/** Pixels; nearer marks are merged, because a finger could not hit one of them. */
const MIN_GAP_PX = 26;
/** Until the bar is measured, in pixels. */
const USUAL_WIDTH_PX = 400;
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

/** @param gap in events */
function spots(marks: readonly Mark[], gap: number): readonly Spot[] {
  const found: Spot[] = [];
  for (const { seq, kind, text } of marks) {
    const last = found.at(-1);
    if (last === undefined || seq - last.seq >= gap) found.push({ seq, kind, texts: [text] });
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
  const row = useRef<HTMLDivElement>(null);
  const width = useWidth(row);
  return (
    <div ref={row} className="marks">
      {spots(marks, (headSeq * MIN_GAP_PX) / width).map(({ seq, kind, texts }) => (
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

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL_WIDTH_PX);
  useEffect(() => {
    if (element.current === null) return undefined;
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.max(MIN_GAP_PX, entry?.contentRect.width ?? 0)));
    sizes.observe(element.current);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
