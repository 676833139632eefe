import type { ReactNode } from 'react';
import { dismissProblem, useDropped } from './dropped.js';

/** The reason why a dropped file cannot be played. */
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
