import type { ReactNode } from 'react';

/** A card with a message and actions, in place of the page's content. */
export function Message({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="card mx-auto my-6 flex max-w-lg flex-col items-center gap-3 p-8 text-center">
      <svg viewBox="0 0 64 40" className="h-12 text-edge" aria-hidden="true">
        <path
          d="M2 38h60M8 38V22h12v16M20 26h10v12M30 38V10l8-6 8 6v28M46 28h12v10"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinejoin="round"
        />
      </svg>
      <h2 className="text-xl font-bold">{title}</h2>
      {children}
    </div>
  );
}
