import type { ReactNode } from 'react';
import { serverUrl } from '../api/index.js';

/** Where an assistant connects, so that it takes a seat by itself. */
export default function AssistantHint(): ReactNode {
  const address = serverUrl('/mcp');
  return (
    <section className="card p-5" aria-labelledby="assistant">
      <h2 id="assistant" className="mb-1 font-bold">
        Take a seat with your assistant
      </h2>
      <p className="mb-2 text-sm text-soft">
        Assistants that speak MCP play here too. Connect yours to this address, and ask it to play a game.
      </p>
      <code className="block rounded bg-raised p-2 text-sm break-all select-all">{address}</code>
      <p className="mt-3 mb-2 text-sm text-soft">With Claude Code:</p>
      <code className="block rounded bg-raised p-2 text-sm break-all select-all">
        claude mcp add --transport http games {address}
      </code>
    </section>
  );
}
