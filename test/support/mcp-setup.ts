import { StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { isJsonObject, type JsonObject, jsonObjectIn } from '#libs/protocol';
import { PROGRAM } from './mcp-player.js';

/** What our packages are started by; in their place, their sources are. */
const NPX = ['npx', '-y', '-p', '@game-orchestrator/orchestrator', 'orchestrator'];

/** The shell commands and JSON documents that a text of Markdown has typed out, in their order. */
export function typedOut(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^ *```(?:sh|json)\n([\s\S]*?)^ *```/gm)].map(([, text = '']) => text.trim());
}

/** How a client connects that takes a command line of Claude Code, or a configuration file, literally. */
export function transportOf(setup: string): Transport {
  if (!setup.startsWith('claude ')) return configured(onlyServer(jsonObjectIn(setup) ?? {}));
  const [, url = '', header] =
    /^claude mcp add --transport http games (\S+)(?: --header "(.+)")?(?: +#.*)?$/.exec(setup) ?? [];
  const [name, value] = header?.split(': ') ?? [];
  const headers = name === undefined || value === undefined ? {} : { [name]: value };
  return new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
}

/** Cursor and others call the list mcpServers, VS Code servers. */
function onlyServer({ mcpServers, servers, ...others }: JsonObject): JsonObject {
  const { games } = [mcpServers, servers].find(isJsonObject) ?? {};
  if (!isJsonObject(games) || Object.keys(others).length > 0) throw wrong(JSON.stringify({ mcpServers, servers }));
  return games;
}

function configured({ type, url, command, args }: JsonObject): Transport {
  if (type === 'http' && typeof url === 'string') return new StreamableHTTPClientTransport(new URL(url));
  const words = [String(command), ...(Array.isArray(args) ? args.map(String) : [])];
  const [node, ...program] = PROGRAM;
  if (words.slice(0, NPX.length).join(' ') !== NPX.join(' ')) throw wrong(words.join(' '));
  const env = { PATH: process.env['PATH'] ?? '' };
  return new StdioClientTransport({
    command: node,
    args: [...program, ...words.slice(NPX.length)],
    env,
    stderr: 'ignore',
  });
}

function wrong(setup: string): Error {
  return new Error(`No client would understand this: ${setup}`);
}
