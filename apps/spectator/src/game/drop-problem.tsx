import type { ReactNode } from 'react';
import { dismissProblem, useDropped } from './dropped.js';

/** Says why a file cannot be played, wherever on the page it was dropped. */
export function DropProblem(): ReactNode {
  const problem = useDropped((dropped) => dropped.problem);
  if (problem === null) return null;
  return (
    <div role="alert" className="drop-problem card">
      <p className="foreign-text flex-1">{problem}</p>
      <button type="button" className="button" onClick={dismissProblem}>
        Close
      </button>
    </div>
  );
}
