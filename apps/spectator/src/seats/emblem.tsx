import type { CSSProperties, ReactNode } from 'react';
import { emblemOf } from '#libs/views';

/** A seat's shape in its colour. Decoration: the name is beside it or in the surrounding label. */
export function SeatMark({
  order,
  className,
  style,
}: {
  readonly order: number;
  readonly className?: string;
  readonly style?: CSSProperties;
}): ReactNode {
  const { colour, path } = emblemOf(order);
  return (
    <svg viewBox="-1.5 -1.5 27 27" className={className} style={style} aria-hidden="true">
      <path d={path} fill={colour} stroke="#10162a" strokeWidth="3.5" strokeLinejoin="round" />
      <path d={path} fill={colour} stroke="#fff" strokeWidth="1.6" strokeLinejoin="round" />
    </svg>
  );
}
