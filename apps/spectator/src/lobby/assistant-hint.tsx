import type { ReactNode } from 'react';
import { serverUrl } from '../api/index.js';
import { CopyButton } from '../ui/copy-button.js';
import { assistantSetups } from './assistant-setups.js';

/** How an assistant is connected, so that it takes a seat by itself. */
export default function AssistantHint(): ReactNode {
  const address = serverUrl('/mcp');
  const setups = [{ client: 'Its address', text: address }, ...assistantSetups(address)];
  return (
    <section className="card p-5" aria-labelledby="assistant">
      <h2 id="assistant" className="mb-1 font-bold">
        Take a seat with your assistant
      </h2>
      <p className="mb-3 text-sm text-soft">
        Assistants that speak MCP play here too. Connect yours to this server, then ask it: “Play a game on games, and
        play to win.”
      </p>
      <dl className="flex flex-col gap-3">
        {setups.map((setup) => (
          <Setup key={setup.client} {...setup} />
        ))}
      </dl>
    </section>
  );
}

function Setup({ client, text }: { readonly client: string; readonly text: string }): ReactNode {
  return (
    <div>
      <dt className="mb-1 flex flex-wrap items-center justify-between gap-2 text-sm text-soft">
        {client}
        <CopyButton
          text={text}
          name="Copy"
          label={`Copy: ${client}`}
          done="Copied"
          otherwise="Select it below"
          className="text-xs"
        />
      </dt>
      <dd>
        <code className="block rounded bg-raised p-2 text-sm break-all select-all">{text}</code>
      </dd>
    </div>
  );
}
