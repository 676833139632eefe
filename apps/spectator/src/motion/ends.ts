import type { FlightEnd } from '../story/index.js';

/** Pixels of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where an end of a flight is on the screen: a player's card, or where they stand if the card is out of sight. Null: nowhere. */
export function middleOfEnd(end: FlightEnd): Point | null {
  for (const selector of selectorsOf(end)) {
    const found = document.querySelector(selector);
    const middle = found === null ? null : visibleMiddle(found);
    if (middle !== null) return middle;
  }
  return null;
}

function selectorsOf(end: FlightEnd): readonly string[] {
  switch (end.at) {
    case 'seat':
      // The token of a bankrupt is gone.
      return [`.seat-card[data-order="${end.order}"]`, `.token[data-seat="${end.order}"]`, squareOf(end.position)];
    case 'square':
      return [squareOf(end.position)];
    case 'bank':
      return ['.board .stage'];
  }
}

function squareOf(position: number | null): string {
  return `.tile[data-position="${position}"]`;
}

function visibleMiddle(element: Element): Point | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const isInside = width > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  // Cards scroll below the timeline, and out of their list.
  return isInside && isOnTop(element, x, y) ? { x, y } : null;
}

/** Whether nothing but its own parts, or what it is a part of, lies there. */
function isOnTop(element: Element, x: number, y: number): boolean {
  const top = document.elementFromPoint(x, y);
  return top === null || element.contains(top) || top.contains(element) || element.closest('.board') !== null;
}
