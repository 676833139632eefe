import { type RefObject, useEffect, useState } from 'react';

/** The `data-game` of the children of a list that are on the screen. `ids`: those of all children. */
export function useSeen(list: RefObject<HTMLElement | null>, ids: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const observer = new IntersectionObserver((changes) => {
      setSeen((before) => {
        const after = new Set(before);
        for (const { target, isIntersecting } of changes) {
          const id = target.getAttribute('data-game') ?? '';
          if (isIntersecting) after.add(id);
          else after.delete(id);
        }
        return after;
      });
    });
    for (const child of list.current?.children ?? []) observer.observe(child);
    return () => observer.disconnect();
  }, [list, ids]);
  return seen;
}
