import type { ReactNode } from 'react';

/** Digits that are shown: two people with one name differ in them. */
const SHOWN = 8;

/** Beside the name of somebody who has proven by a key who they are. */
export function KeyMark({ fingerprint }: { readonly fingerprint: string | null }): ReactNode {
  if (fingerprint === null) return null;
  return (
    <span className="text-xs font-normal whitespace-nowrap text-soft" title={`Proven by a key: ${fingerprint}`}>
      {' '}
      <span aria-hidden="true">✓</span>
      <span className="sr-only">proven by the key </span> {fingerprint.slice(0, SHOWN)}
    </span>
  );
}
