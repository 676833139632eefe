/** The page's dark theme. */
export const INK = '#f0f3fc';
export const SOFT = '#a8b2d1';
export const GROUND = '#0b1020';
export const PANEL = '#141b31';
export const RAISED = '#1c2542';
export const LINE = '#2a3559';
export const EDGE = '#6b78a8';
export const ACCENT = '#ffb95e';
export const ON_ACCENT = '#221500';
export const GOOD = '#5cdba8';
export const BAD = '#ff958b';
export const TILE = '#1a2342';
export const DARK_TILE = '#34416f';
export const DARK = '#10162a';

/** One colour over another, `share` of it: what is drawn needs no transparency then. */
export function mixed(over: string, under: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [one = 0, other = 0] = [over, under].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round(one * share + other * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
