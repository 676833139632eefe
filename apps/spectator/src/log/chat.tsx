import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { SeatMark } from '../seats/index.js';
import { useView } from '../session/index.js';
import { type GameEvent, type History, isMonopoly, textIn } from '../story/index.js';
import { textOfTheirs } from '../text/index.js';
import './log.css';

const MAX_SHOWN_MESSAGES = 80;

/** The players' chat messages. */
export default function Chat(): ReactNode {
  const seq = useView(({ shown }) => shown.seq);
  const seats = useView(({ shown }) => shown.seats);
  const ofMonopoly = useView(({ shown }) => isMonopoly(shown));
  const history = useView((view) => view.history);
  const list = useRef<HTMLDivElement>(null);
  const messages = useMemo(() => lastMessages(history, seq), [history, seq]);
  const newest = messages.at(-1)?.seq;
  useLayoutEffect(() => {
    const box = list.current;
    const isRead = box !== null && box.scrollHeight - box.scrollTop - box.clientHeight > box.clientHeight;
    if (box && !isRead) box.scrollTop = box.scrollHeight;
  }, [newest]);
  if (messages.length === 0) return <p className="p-4 text-sm text-soft">No messages yet.</p>;
  return (
    <div ref={list} className="log" role="region" aria-label="Chat" tabIndex={0}>
      <ul className="flex flex-col gap-2 p-2">
        {messages.map(({ seq: number, fields }) => (
          <li key={number} className="flex items-start gap-2">
            <SeatMark
              order={seats.findIndex(({ id }) => id === fields['player_id'])}
              className="mt-1 size-5 shrink-0"
            />
            <div className="min-w-0 rounded-2xl rounded-tl-sm border border-line bg-raised px-3 py-1.5 text-sm">
              <p className="foreign-text truncate text-xs font-bold">
                <bdi>{textIn(fields, 'player_name')}</bdi>
              </p>
              <p className="foreign-text line-clamp-6" dir="auto">
                {textOfTheirs(textIn(fields, 'message') ?? '', { isMonopoly: ofMonopoly })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The last chat messages up to an event, oldest first. */
function lastMessages(history: History, until: number): readonly GameEvent[] {
  const messages: GameEvent[] = [];
  for (let seq = until; seq > 0 && messages.length < MAX_SHOWN_MESSAGES; seq -= 1) {
    const event = history.event(seq);
    if (event?.name === 'agent:chat') messages.push(event);
  }
  return messages.toReversed();
}
