import {
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  SdkHttpError,
  type StreamableHTTPClientTransport,
  type Transport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { jsonObjectIn } from '#libs/protocol';
import { errorText } from '../error-fields.js';
import { safeLine } from '../screen/safe-text.js';

const MAX_DETAIL = 500;
/** JSON-RPC leaves this code to servers. */
const SERVER_ERROR = -32_000;

/**
 * Passes each message of a client on standard input to a server, and what the server answers back, unchanged: what the server
 * offers is what the client sees. Resolves when the client closes its input or `signal` fires.
 */
export async function bridge(
  client: Transport,
  server: StreamableHTTPClientTransport,
  signal: AbortSignal,
): Promise<void> {
  let handshake: unknown;
  const fromClient = (message: JSONRPCMessage): void => {
    if (isJSONRPCRequest(message) && message.method === 'initialize') handshake = message.id;
    void pass(message);
  };
  const fromServer = (message: JSONRPCMessage): void => {
    // Clients of the protocol up to 2025 agree on a version once; over HTTP each later message names it.
    const version = isJSONRPCResultResponse(message) && message.id === handshake && message.result['protocolVersion'];
    if (typeof version === 'string') server.setProtocolVersion(version);
    void client.send(message);
  };
  const closed = new Promise<void>((resolve) => {
    Object.assign(client, { onmessage: fromClient, onclose: resolve });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  Object.assign(server, { onmessage: fromServer });
  await server.start();
  await client.start();
  await closed;
  await Promise.all([client.close(), server.close()]);

  async function pass(message: JSONRPCMessage): Promise<void> {
    try {
      await server.send(message);
    } catch (error) {
      if (!isJSONRPCRequest(message) || signal.aborted) return;
      const refusal = { code: SERVER_ERROR, message: reasonOf(error) };
      await client.send({ jsonrpc: '2.0', id: message.id, error: refusal });
    }
  }
}

/** `detail` of a problem (RFC 9457), or why the server cannot be reached. */
function reasonOf(error: unknown): string {
  if (error instanceof UnauthorizedError) return 'The server asks for an API key: set ORCHESTRATOR_API_KEY.';
  if (error instanceof SdkHttpError) {
    const text = error.data['text'];
    const detail = typeof text === 'string' ? jsonObjectIn(text)?.['detail'] : undefined;
    return typeof detail === 'string' ? safeLine(detail, MAX_DETAIL) : `The server answered ${error.status}.`;
  }
  // What fetch itself says is that it failed.
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error;
  const reason = errorText(cause, 'code') ?? errorText(cause, 'message') ?? 'unknown error';
  return `The server cannot be reached: ${safeLine(reason, MAX_DETAIL)}.`;
}
