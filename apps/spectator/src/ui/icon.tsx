import type { ReactNode } from 'react';

const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 4.5h3.5v15H7zM13.5 4.5H17v15h-3.5z',
  back: 'M18 5v14L8 12zM6 5v14',
  forward: 'M6 5v14l10-7zM18 5v14',
  help: 'M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.7M12 17h.01',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  key: 'M8 11a4 4 0 1 0 0 8a4 4 0 1 0 0-8M11 12L20 3M16 7l3 3M13.5 9.5l2 2',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4 7 7 0 0 0 20 14.5z',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19',
  auto: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  link: 'M10 13.5a4 4 0 0 0 5.7.4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10.5a4 4 0 0 0-5.7-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  stop: 'M6 6h12v12H6z',
  step: 'M6 5v14l9-7zM18 5v14',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon; the surrounding element has the label. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  const isSolid = name === 'play' || name === 'pause' || name === 'back' || name === 'forward' || name === 'stop';
  return <IconPath path={PATHS[name]} isSolid={isSolid} />;
}

/** An icon that its own part of the page brings along, drawn as the others. */
export function IconPath({ path, isSolid = false }: { readonly path: string; readonly isSolid?: boolean }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" className="size-4 shrink-0" aria-hidden="true">
      <path
        d={path}
        fill={isSolid ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
