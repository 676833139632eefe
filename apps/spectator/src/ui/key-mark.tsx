import type { ReactNode } from 'react';

/** Digits that are shown, in groups of four: of fewer, somebody could find another key that has the same ones. */
const SHOWN = 16;

/** Below the name of somebody who has proven by a key who they are. It has a frame, since a name may have a ✓ of its own. */
export function KeyMark({ fingerprint }: { readonly fingerprint: string | null }): ReactNode {
  if (fingerprint === null) return null;
  return (
    <span className="block text-xs font-normal text-soft" title={`Proven by a key: ${fingerprint}`}>
      <span className="inline-block rounded border border-line px-1">
        <span aria-hidden="true">✓</span>
        <span className="sr-only">proven by the key</span> {groups(fingerprint.slice(0, SHOWN))}
      </span>
    </span>
  );
}

function groups(digits: string): string {
  return digits.replace(/.{4}(?=.)/g, '$& ');
}
