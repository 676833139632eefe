import type { ReactNode } from 'react';

/** A city under a rising moon. */
export function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#141a2e" />
      <path
        d="M4 24h24M7 24v-7h5v7m0-11h7v11m0-8h6v8"
        fill="none"
        stroke="#ffb95e"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx="23" cy="9" r="3" fill="#86cfe9" />
    </svg>
  );
}
