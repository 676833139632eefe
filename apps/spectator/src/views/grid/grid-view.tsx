import type { ReactNode } from 'react';
import { readGrid, readOnce } from '#libs/views';
import { TextBlock } from '../text/text-block.js';
import type { ViewProps } from '../view.js';
import { GridBoard } from './grid-board.js';

const gridIn = readOnce(readGrid);

/** A board; as a text if it is too large to be drawn. */
export default function GridView({ fields, story, plain }: ViewProps): ReactNode {
  const view = gridIn(fields);
  if (view === null) return plain;
  if (!('cells' in view)) return <TextBlock text={view} />;
  return <GridBoard view={view} seatIds={story.seats.map(({ id }) => id).join('\n')} />;
}
