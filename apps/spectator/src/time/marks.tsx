import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useSession, useView } from '../session/index.js';
import { type Moment, type MomentKind, weightOf } from '../story/index.js';
import { headlineOf, lineContextOf, type LineContext } from '../text/index.js';

const LOOKS: Readonly<Record<MomentKind, { readonly colour: string; readonly path: string }>> = {
  trade: { colour: '#3d9bff', path: 'M1 4h7L6 1.5M11 8H4l2 2.5' },
  rent: { colour: '#ff9d5c', path: 'M6 1v10M9 3.5H4.5a1.7 1.7 0 0 0 0 3.2h3a1.7 1.7 0 0 1 0 3.2H3' },
  lead: { colour: '#b58cff', path: 'M2 8l4-5 4 5' },
  odds: { colour: '#b58cff', path: 'M1 9l3-3 2 2 5-6' },
  hotel: { colour: '#f6b93b', path: 'M3 11V2h6v9M5 5h2M5 8h2' },
  set: { colour: '#f6b93b', path: 'M2 10h8V6L6 2 2 6z' },
  comeback: { colour: '#2fc792', path: 'M2 6a4 4 0 1 0 1.5-3M3 1v3h3' },
  ruin: { colour: '#ff6f61', path: 'M2 2l8 8M10 2l-8 8' },
  end: { colour: '#2fc792', path: 'M2 11V1h8L8 4l2 3H2' },
};

/** Pixels; nearer marks are merged, because a finger could not hit one of them. */
const MIN_GAP_PX = 26;
/** Until the bar is measured, in pixels. */
const USUAL_WIDTH_PX = 400;
/** A longer title of merged marks would not be read. */
const MAX_TEXTS_PER_SPOT = 4;

/** Merged moments; `seq` is the first one's, `weightiest` the one that it looks like. */
interface Spot {
  readonly seq: number;
  readonly weightiest: Moment;
  readonly texts: readonly string[];
}

/** @param gap in events */
function spots(moments: readonly Moment[], gap: number, context: LineContext): readonly Spot[] {
  const found: Spot[] = [];
  for (const moment of moments) {
    const last = found.at(-1);
    const text = headlineOf(moment, context);
    if (last === undefined || moment.seq - last.seq >= gap) {
      found.push({ seq: moment.seq, weightiest: moment, texts: [text] });
    } else {
      const weightiest = weightOf(moment) > weightOf(last.weightiest) ? moment : last.weightiest;
      found[found.length - 1] = { ...last, weightiest, texts: [...last.texts, text].slice(0, MAX_TEXTS_PER_SPOT) };
    }
  }
  return found;
}

/** The moments, above the scrubber. */
export default function Marks(): ReactNode {
  const session = useSession();
  const headSeq = useView((view) => view.headSeq);
  const moments = useView(({ history }) => history.moments);
  const context = lineContextOf(useView(({ head }) => head));
  const row = useRef<HTMLDivElement>(null);
  const width = useWidth(row);
  return (
    <div ref={row} className="marks">
      {spots(moments, (headSeq * MIN_GAP_PX) / width, context).map(({ seq, weightiest: { kind }, texts }) => (
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
              fill={kind === 'set' ? LOOKS[kind].colour : 'none'}
              stroke={LOOKS[kind].colour}
              strokeWidth="1.8"
              strokeLinejoin="round"
            />
          </svg>
        </button>
      ))}
    </div>
  );
}

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
