import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

type Fetch<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** How every part is fetched that was not shown yet. */
const PARTS: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that is fetched when it is shown first. While that is not possible it says so in its own place and
 * can be asked for again: a server that is away, or has a newer page, takes nothing else from the page.
 *
 * @param waiting what is shown in its place until then
 */
export function later<Props extends object>(fetch: Fetch<Props>, waiting: ReactNode = null): ComponentType<Props> {
  let found: ComponentType<Props> | null = null;
  const get = async (): Promise<ComponentType<Props>> => (found ??= (await fetch()).default);
  PARTS.push(get);
  return function Later(props: Props): ReactNode {
    const [Part, setPart] = useState(() => found);
    const [isMissing, setMissing] = useState(false);
    useEffect(() => {
      if (Part !== null || isMissing) return undefined;
      let isWanted = true;
      get().then(
        (part) => isWanted && setPart(() => part),
        () => isWanted && setMissing(true),
      );
      return () => {
        isWanted = false;
      };
    }, [Part, isMissing]);
    if (isMissing) return <Missing onRetry={() => setMissing(false)} />;
    return Part === null ? waiting : <Part {...props} />;
  };
}

/** Fetches what was not needed yet, one part after the other, while the server is there. */
export async function fetchRest(): Promise<void> {
  for (const get of PARTS) {
    // What cannot be fetched now says so when it is shown.
    await get().catch(() => undefined);
  }
}

function Missing({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 p-4 text-sm">
      <p className="text-bad">This part of the page cannot be fetched: the server is away, or has a newer page.</p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
      <button type="button" className="button" onClick={() => location.reload()}>
        Reload the page
      </button>
    </div>
  );
}
