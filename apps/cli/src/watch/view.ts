import { eventLine, type FeedEvent } from '../screen/event-line.js';
import type { GameShown } from '../screen/game-frame.js';
import { gameFrame } from '../screen/game-frame.js';
import { LiveScreen } from '../screen/live-screen.js';
import { safeJson } from '../screen/safe-text.js';
import type { Surroundings } from '../command.js';

/** How a game is shown while it goes on. */
export interface View {
  event(event: FeedEvent): void;
  /** The state is another one, or the terminal has another size. */
  changed(): void;
  /** Such as that the connection is lost; undefined: it is back. */
  notice(text: string | undefined): void;
  /** Gives the terminal back. */
  close(): void;
}

/** What a view may ask of the game; the events and notices it has had itself. */
export type CurrentGame = () => Omit<GameShown, 'events' | 'notice'>;

/** Events that are kept for a screen: more than one has rows. */
const MAX_KEPT = 300;

/** In place on a terminal, else a line for each event. */
export function viewFor(isJson: boolean, isPlain: boolean, surroundings: Surroundings, current: CurrentGame): View {
  if (isJson) return lines(surroundings, safeJson);
  return isPlain || !surroundings.isScreen ? lines(surroundings, eventLine) : screen(surroundings, current);
}

function lines({ out, notes }: Surroundings, lineOf: (event: FeedEvent) => string): View {
  return {
    event: (event) => void out.write(`${lineOf(event)}\n`),
    changed: () => undefined,
    notice: (text) => void notes.write(`${text ?? 'connected again'}\n`),
    close: () => undefined,
  };
}

function screen({ out, style }: Surroundings, current: CurrentGame): View {
  const events: FeedEvent[] = [];
  let notice: string | undefined;
  const live = new LiveScreen(out, (size) => gameFrame({ ...current(), events, notice }, size, style));
  return {
    event: (event) => {
      events.push(event);
      if (events.length > MAX_KEPT) events.shift();
      live.update();
    },
    changed: () => live.update(),
    notice: (text) => {
      notice = text;
      live.update();
    },
    close: () => live.close(),
  };
}
