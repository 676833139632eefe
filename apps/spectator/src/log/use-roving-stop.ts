import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** How far each key moves; to the first and the last one with ±Infinity. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
  ['Home', -Infinity],
  ['End', Infinity],
]);

/**
 * One tab stop for all buttons in a box; arrows, home and end move between them. The stop is the button that had the focus last,
 * else the last one. It is kept in the elements, which React renders with `tabIndex={-1}`: thousands of lines are not rendered
 * again for a key.
 */
export function useRovingStop(box: RefObject<HTMLElement | null>): void {
  const stop = useRef<HTMLElement>(null);
  const wasFocused = useRef(false);
  useLayoutEffect(() => {
    const buttons = buttonsIn(box.current);
    const focused = buttons.find((button) => button === document.activeElement);
    wasFocused.current = focused !== undefined || (wasFocused.current && stop.current?.isConnected === true);
    moveTo(stop, focused ?? (wasFocused.current ? undefined : buttons.at(-1)));
  });
  useEffect(() => {
    const closing = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      const step = STEPS.get(event.key);
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      // Home and end are keys of the timeline, too.
      event.stopPropagation();
      const buttons = buttonsIn(box.current);
      const at = buttons.findIndex((button) => button === document.activeElement);
      const next = buttons[Math.min(buttons.length - 1, Math.max(0, at + step))];
      moveTo(stop, next);
      next?.focus();
    };
    box.current?.addEventListener('keydown', listen, closing);
    return () => closing.abort();
  }, [box]);
}

function moveTo(stop: RefObject<HTMLElement | null>, button: HTMLElement | undefined): void {
  if (button === undefined || button === stop.current) return;
  stop.current?.setAttribute('tabindex', '-1');
  button.setAttribute('tabindex', '0');
  stop.current = button;
}

function buttonsIn(box: HTMLElement | null): readonly HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('button') ?? [])];
}
