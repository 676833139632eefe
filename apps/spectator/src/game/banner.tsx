import type { ReactNode } from 'react';
import { useView } from '../session/index.js';

/** A banner while the connection is lost; missed events arrive after the reconnection. */
export function Banner(): ReactNode {
  const link = useView((view) => view.link);
  const { status, reason } = useView(({ head }) => head);
  if (link === 'lost') {
    return (
      <p role="status" className="banner" data-banner="lost">
        The connection is lost. The page reconnects automatically; no event will be missing.
      </p>
    );
  }
  if (status === 'failed') {
    return (
      <p role="status" className="banner foreign-text" data-banner="failed">
        The game has failed{reason === null ? '' : `: ${reason}`}. It can be resumed under Control.
      </p>
    );
  }
  return null;
}
