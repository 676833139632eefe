import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { isJsonObject } from '#libs/protocol';
import { serverUrl } from '../api/index.js';
import { numberIn } from '../story/index.js';
import './beside.css';

/** Two games at the same turn, one beside the other; on a narrow screen one below the other. */
export default function BesidePage({ fork }: { readonly fork: string }): ReactNode {
  const query = new URLSearchParams(useSearch());
  const [turn, setTurn] = useState(() => turnIn(query.get('turn') ?? ''));
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = useShownTurn(frame);
  const step = (by: number): void => setTurn(Math.max(1, (turn ?? shown ?? 1) + by));
  return (
    <main className="beside">
      <h1 className="sr-only">A game and its fork</h1>
      <nav className="flex flex-wrap items-center gap-2 text-sm" aria-label="Turn of both games">
        <Link href={`/g/${encodeURIComponent(fork)}`} className="button">
          Back to the fork
        </Link>
        <button type="button" className="button" onClick={() => step(-1)}>
          Turn before
        </button>
        <input
          className="field beside-turn"
          type="number"
          min={1}
          aria-label="Turn"
          placeholder="newest"
          value={turn ?? ''}
          onChange={({ target }) => setTurn(turnIn(target.value))}
        />
        <button type="button" className="button" onClick={() => step(1)}>
          Next turn
        </button>
        <button type="button" className="button" onClick={() => setTurn(null)}>
          Newest
        </button>
      </nav>
      <div className="beside-frames">
        <Line name="The game" id={query.get('beside') ?? ''} turn={turn} />
        <Line name="The fork" id={fork} turn={turn} frame={frame} />
      </div>
    </main>
  );
}

/** Null: the newest one. */
function turnIn(text: string): number | null {
  const turn = Number.parseInt(text, 10);
  return Number.isNaN(turn) ? null : Math.max(1, turn);
}

/** The turn that the page in the frame posts, to step from while the newest is shown. Messages of other windows are not read. */
function useShownTurn(frame: RefObject<HTMLIFrameElement | null>): number | null {
  const [turn, setTurn] = useState<number | null>(null);
  useEffect(() => {
    const read = ({ origin, source, data }: MessageEvent<unknown>): void => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (isJsonObject(data) && data['type'] === 'arena:turn') setTurn(numberIn(data, 'turn'));
    };
    addEventListener('message', read);
    return () => removeEventListener('message', read);
  }, [frame]);
  return turn;
}

interface LineProps {
  readonly name: string;
  readonly id: string;
  /** Null: the newest one. */
  readonly turn: number | null;
  readonly frame?: RefObject<HTMLIFrameElement | null>;
}

function Line({ name, id, turn, frame }: LineProps): ReactNode {
  const address = serverUrl(`/g/${encodeURIComponent(id)}?embed=1${turn === null ? '' : `&turn=${turn}`}`);
  // Our own page needs scripts and its own origin, for the browser's storage; a sandbox that allows both confines nothing.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  return <iframe ref={frame} key={address} title={name} src={address} />;
}
