import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { serverUrl } from '../api/index.js';

interface BesideProps {
  readonly parent: string;
  readonly fork: string;
}

/** Two games at the same turn, one beside the other; on a narrow screen one below the other. */
export default function BesidePage({ parent, fork }: BesideProps): ReactNode {
  const [turn, setTurn] = useState<number | null>(null);
  const step = (by: number): void => setTurn(Math.max(1, (turn ?? 1) + by));
  return (
    <main className="flex h-dvh flex-col gap-2 p-2">
      <h1 className="sr-only">A game and its fork</h1>
      <nav className="flex flex-wrap items-center gap-2 text-sm" aria-label="Turn of both games">
        <Link href={`/g/${fork}`} className="button">
          Back to the fork
        </Link>
        <button type="button" className="button" onClick={() => step(-1)}>
          Turn before
        </button>
        <input
          className="field w-24"
          type="number"
          min={1}
          aria-label="Turn"
          placeholder="newest"
          value={turn ?? ''}
          onChange={({ target }) => setTurn(target.value === '' ? null : Math.max(1, Number(target.value)))}
        />
        <button type="button" className="button" onClick={() => step(1)}>
          Next turn
        </button>
        <button type="button" className="button" onClick={() => setTurn(null)}>
          Newest
        </button>
      </nav>
      <div className="grid min-h-0 flex-1 grid-cols-2 gap-2 max-lg:grid-cols-1">
        <Line name="The game" id={parent} turn={turn} />
        <Line name="The fork" id={fork} turn={turn} />
      </div>
    </main>
  );
}

function Line({
  name,
  id,
  turn,
}: {
  readonly name: string;
  readonly id: string;
  readonly turn: number | null;
}): ReactNode {
  const address = serverUrl(`/g/${encodeURIComponent(id)}?embed=1${turn === null ? '' : `&turn=${turn}`}`);
  return (
    <iframe key={address} title={name} src={address} className="size-full min-h-80 rounded-lg border border-line" />
  );
}
