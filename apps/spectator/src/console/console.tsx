import { type ReactNode, useState } from 'react';
import { apiKey, keepApiKey, serverUrl } from '../api/index.js';
import { ThemeButton } from '../theme/theme-button.js';
import { Logo } from '../ui/logo.js';
import { GamesTable } from './games-table.js';
import { KeyForm } from './key-form.js';
import { LimitsTable, ReplicasTable, ServicesTable } from './other-tables.js';
import { useNow } from './use-now.js';
import { type Received, type Shown, useStatus } from './use-status.js';

interface Outcome {
  readonly text: string;
  readonly isRefused: boolean;
}

/** What operators look at: games, services, replicas and limits, and what they may do. */
export function Console(): ReactNode {
  const [shown, setShown] = useState<Shown>({ status: 'running', cursor: null });
  const [key, setKey] = useState(apiKey);
  const { received, problem, needsKey } = useStatus(shown, key);
  const takeKey = (next: string): void => {
    keepApiKey(next);
    setKey(next);
  };
  return (
    <div className="console">
      <Header keyName={received?.status.key_name ?? null} onLeave={() => takeKey('')} />
      <main className="flex flex-col gap-4" aria-busy={received === null && problem === null}>
        {needsKey && <KeyForm problem={problem ?? ''} onKey={takeKey} />}
        {!needsKey && problem !== null && (
          <p role="alert" className="foreign-text rounded-lg border border-bad p-2 text-bad">
            {problem} The page retries by itself.
          </p>
        )}
        {received !== null && <Tables received={received} shown={shown} onShow={setShown} />}
      </main>
    </div>
  );
}

function Header({ keyName, onLeave }: { readonly keyName: string | null; readonly onLeave: () => void }): ReactNode {
  return (
    <header className="mb-4 flex flex-wrap items-center gap-2">
      <a href={serverUrl('/')} aria-label="Lobby" className="rounded-lg">
        <Logo />
      </a>
      <h1 className="text-2xl font-extrabold">Console</h1>
      <div className="ml-auto flex items-center gap-1.5">
        {keyName !== null && (
          <>
            <span className="chip foreign-text">Key: {keyName}</span>
            <button type="button" className="button" onClick={onLeave}>
              Remove the key
            </button>
          </>
        )}
        <ThemeButton />
      </div>
    </header>
  );
}

interface TablesProps {
  readonly received: Received;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

function Tables({ received, shown, onShow }: TablesProps): ReactNode {
  const now = useNow();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { services, replicas, limits } = received.status;
  return (
    <>
      <p role="status" className={`foreign-text text-sm ${outcome?.isRefused === true ? 'text-bad' : 'text-good'}`}>
        {outcome?.text}
      </p>
      <GamesTable received={received} shown={shown} now={now} onShow={onShow} onOutcome={setOutcome} />
      <ServicesTable services={services} now={now} />
      <ReplicasTable replicas={replicas} waited={(now - received.at) / 1_000} now={now} />
      <LimitsTable limits={limits} now={now} />
    </>
  );
}
