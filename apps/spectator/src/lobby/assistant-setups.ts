/** How a client of assistants is connected, typed out. */
export interface AssistantSetup {
  readonly client: string;
  readonly text: string;
}

/** docs/mcp.md has the same, for a server on the reader's machine. */
export function assistantSetups(address: string): readonly AssistantSetup[] {
  const server = `{ "games": { "type": "http", "url": "${address}" } }`;
  return [
    { client: 'Claude Code', text: `claude mcp add --transport http games ${address}` },
    { client: 'Cursor and most others', text: `{ "mcpServers": ${server} }` },
    { client: 'VS Code (.vscode/mcp.json)', text: `{ "servers": ${server} }` },
  ];
}
