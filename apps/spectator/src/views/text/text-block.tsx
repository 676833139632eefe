import type { CSSProperties, ReactNode } from 'react';
import type { TextView } from '#libs/views';
import './text.css';

/** A bounded text in lines of its own, which is scrolled. */
export function TextBlock({ text }: { readonly text: TextView }): ReactNode {
  const columns = text.lines.reduce((most, { length }) => Math.max(most, length), 1);
  const style: CSSProperties & Record<'--columns', number> = { '--columns': columns };
  return (
    <div className="text-view" role="region" aria-label="The board as a text" tabIndex={0}>
      <pre style={style}>{text.lines.join('\n')}</pre>
      {text.isCut && <p className="text-xs text-soft">The rest is too long to be shown.</p>}
    </div>
  );
}
