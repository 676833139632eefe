import { type RefObject, useEffect, useState } from 'react';

/** Whether a viewer points at an element or has the focus in it. */
export function useHeld(element: RefObject<HTMLElement | null>): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const held = element.current;
    const look = (): void => setHeld(held?.matches(':hover, :focus-within') === true);
    const events = ['pointerenter', 'pointerleave', 'focusin', 'focusout'] as const;
    for (const event of events) held?.addEventListener(event, look);
    return () => {
      for (const event of events) held?.removeEventListener(event, look);
    };
  }, [element]);
  return isHeld;
}
