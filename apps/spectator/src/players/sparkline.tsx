import type { ReactNode } from 'react';

const [WIDTH, HEIGHT] = [100, 24];

/** A line without axes. Decoration: the number is beside it. */
export function Sparkline({
  values,
  colour,
}: {
  readonly values: readonly number[];
  readonly colour: string;
}): ReactNode {
  if (values.length < 2) return null;
  const bottom = Math.min(0, ...values);
  const span = Math.max(1, ...values) - bottom;
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * WIDTH;
    return `${x.toFixed(1)},${(HEIGHT - 2 - ((value - bottom) / span) * (HEIGHT - 4)).toFixed(1)}`;
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-6 w-full" aria-hidden="true">
      <polygon points={`0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`} fill={colour} opacity="0.16" />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth="1.6"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
