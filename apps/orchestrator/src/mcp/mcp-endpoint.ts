import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Log, PROGRAM_VERSION } from '#libs/service';
import { ApiDocument } from './api-document.js';
import { addPrompts, INSTRUCTIONS } from './prompts.js';
import { addResources } from './resources.js';
import { type Caller, RestApi } from './rest/rest-api.js';
import { RestCalls } from './rest/rest-calls.js';
import { TOOLS } from './tools/all-tools.js';
import type { AddTool } from './tools/tool.js';

const INFO = { name: 'orchestrator', title: 'Game orchestrator', version: PROGRAM_VERSION };

/** None of these lists ever changes. */
const UNCHANGING = { listChanged: false } as const;
const CAPABILITIES = { tools: UNCHANGING, resources: UNCHANGING, prompts: UNCHANGING };

/**
 * Answers MCP messages. There are no sessions: each message is answered by itself, so any replica can answer it, also after a
 * restart. A seat's token shows who plays the seat.
 */
@Injectable()
export class McpEndpoint implements OnModuleDestroy {
  private readonly callers = new WeakMap<Request, Caller>();
  private tools: Promise<readonly AddTool[]> | undefined;

  private readonly handler = createMcpHandler(async ({ requestInfo }) => this.serverFor(requestInfo), {
    // Nothing here changes a list of tools, prompts or resources: a stream of such changes would be held for nothing.
    maxSubscriptions: 0,
    onerror: (error) => this.log.debug('mcp message refused', { err: error }),
  });

  constructor(
    private readonly rest: RestApi,
    private readonly log: Log,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.handler.close();
  }

  /** @param body the message, parsed */
  async answer(request: Request, body: unknown, caller: Caller): Promise<Response> {
    this.callers.set(request, caller);
    return this.handler.fetch(request, { parsedBody: body });
  }

  private async serverFor(request: Request | undefined): Promise<McpServer> {
    const caller = request && this.callers.get(request);
    if (caller === undefined) throw new Error('An MCP message has come without its request.');
    const calls = new RestCalls(this.rest, caller);
    const server = new McpServer(INFO, { instructions: INSTRUCTIONS, capabilities: CAPABILITIES });
    const onError = (error: unknown): void => this.log.error('mcp tool failed', { err: error });
    for (const add of await this.toolsFor(calls)) add(server, { rest: calls, signal: caller.signal, onError });
    addResources(server, calls);
    addPrompts(server);
    return server;
  }

  /** The description of the API is the same for everybody. */
  private async toolsFor(calls: RestCalls): Promise<readonly AddTool[]> {
    this.tools ??= this.makeTools(calls);
    try {
      return await this.tools;
    } catch (error) {
      this.tools = undefined;
      throw error;
    }
  }

  private async makeTools(calls: RestCalls): Promise<readonly AddTool[]> {
    const api = new ApiDocument(await calls.get(['docs-json']));
    return TOOLS.map((make) => make(api));
  }
}
