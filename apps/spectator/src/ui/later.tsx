import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

type Fetch<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** The loaders of all parts. */
const PARTS: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that is loaded when it is first shown. If loading fails, a message with a retry button takes its
 * place; the other parts of the page are not affected.
 *
 * @param waiting shown while it is being loaded
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

/** Loads the remaining parts one after the other, while the server is reachable. */
export async function fetchRest(): Promise<void> {
  for (const get of PARTS) {
    // A part that cannot be loaded now reports that when it is shown.
    await get().catch(() => undefined);
  }
}

function Missing({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 p-4 text-sm">
      <p className="text-bad">
        This part of the page cannot be loaded: the server is away, or has a newer version of the page.
      </p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
      <button type="button" className="button" onClick={() => location.reload()}>
        Reload the page
      </button>
    </div>
  );
}
