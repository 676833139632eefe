import type { Flight } from '../story/index.js';
import { drawn } from './cargo.js';
import { middleOfEnd, type Point } from './ends.js';

const FLIGHT_MS = 800;
/** Those of one event start one after the other. */
const STAGGER_MS = 90;
/** They fly beside each other. Pixels. */
const LANES = [0, -26, 26] as const;
/** More at once cannot be followed: later ones are left out. */
const MAX_IN_FLIGHT = 24;

/** The elements in flight. Each is removed when it has landed, or when all are cleared. */
export class FlightLayer {
  readonly #running = new Set<Animation>();

  constructor(private readonly box: HTMLElement) {}

  /** @param pace a multiple of normal speed */
  launch(flights: readonly Flight[], pace: number): void {
    const room = Math.max(0, MAX_IN_FLIGHT - this.#running.size);
    flights.slice(0, room).forEach((flight, index) => this.#start(flight, index, pace));
  }

  clear(): void {
    for (const animation of this.#running) animation.cancel();
  }

  #start({ cargo, from, to }: Flight, index: number, pace: number): void {
    const [start, end] = [middleOfEnd(from), middleOfEnd(to)];
    if (start === null || end === null) return;
    const element = drawn(cargo);
    this.box.append(element);
    const timing = { duration: FLIGHT_MS / pace, delay: (index * STAGGER_MS) / pace, fill: 'both' } as const;
    const lane = LANES[index % LANES.length] ?? 0;
    const animation = element.animate(pathOf(shifted(start, lane), shifted(end, lane)), timing);
    this.#running.add(animation);
    const land = (): void => {
      this.#running.delete(animation);
      element.remove();
    };
    animation.addEventListener('finish', land);
    animation.addEventListener('cancel', land);
  }
}

function shifted({ x, y }: Point, by: number): Point {
  return { x, y: y + by };
}

/** Pixels by which a flight of any length rises. */
const MIN_RISE = 24;
/** The share of the way by which a longer one does. */
const RISE = 0.16;

/** It appears, flies in an arc, and goes into what it lands on. */
function pathOf(from: Point, to: Point): Keyframe[] {
  const rise = Math.max(MIN_RISE, Math.hypot(to.x - from.x, to.y - from.y) * RISE);
  const at = (share: number, scale: number): string => {
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share - rise * 4 * share * (1 - share);
    return `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%) scale(${scale})`;
  };
  return [
    { transform: at(0, 0.4), opacity: 0, offset: 0 },
    { transform: at(0, 1.15), opacity: 1, offset: 0.14, easing: 'ease-in' },
    { transform: at(0.25, 1.1), opacity: 1, offset: 0.36 },
    { transform: at(0.5, 1.1), opacity: 1, offset: 0.52 },
    { transform: at(0.75, 1.05), opacity: 1, offset: 0.68, easing: 'ease-out' },
    { transform: at(1, 1), opacity: 1, offset: 0.88 },
    { transform: at(1, 0.5), opacity: 0, offset: 1 },
  ];
}
