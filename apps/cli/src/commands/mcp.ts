import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { address } from '#libs/command-line';
import { type Command, parsed } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { bridge } from '../mcp/bridge.js';

export const mcp: Command = {
  synopsis: 'mcp [--server URL]',
  summary:
    'speaks MCP on standard input and output, for assistants that start a program: it passes messages to the server',
  run: async (args, { place, signal }) => {
    const { values } = parsed({ args: [...args], options: { server: { type: 'string' } } });
    const url = values.server === undefined ? place.url : address(values.server);
    const { apiKey, identityKey } = place;
    const headers = {
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(identityKey !== undefined && { 'identity-key': identityKey }),
    };
    // A key must not follow a redirect to another server.
    const server = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      requestInit: { headers, redirect: 'error' },
    });
    await bridge(new StdioServerTransport(), server, signal);
    return signal.aborted ? EXIT_CODES.interrupted : EXIT_CODES.well;
  },
};
