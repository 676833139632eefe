import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import { useBriefStatus } from './use-brief-status.js';

interface CopyButtonProps {
  readonly text: string;
  readonly name: string;
  /** For screen readers, where the name alone is not enough. */
  readonly label?: string;
  /** What is shown when it is done. */
  readonly done: string;
  /** What people can do instead: pages without TLS have no clipboard. */
  readonly otherwise: string;
  readonly className?: string;
}

export function CopyButton({ text, name, label, done, otherwise, className = '' }: CopyButtonProps): ReactNode {
  const [status, setStatus] = useBriefStatus();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus(done);
    } catch {
      setStatus(otherwise);
    }
  };
  return (
    <>
      <button type="button" className={`button ${className}`} aria-label={label} onClick={() => void copy()}>
        <Icon name="link" />
        {status === '' ? name : status}
      </button>
      <span role="status" className="sr-only">
        {status}
      </span>
    </>
  );
}
