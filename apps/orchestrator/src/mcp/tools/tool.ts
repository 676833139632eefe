import { fromJsonSchema, type McpServer, type ServerContext, type ToolAnnotations } from '@modelcontextprotocol/server';
import type { ApiDocument } from '../api-document.js';
import { inputSchema as inputSchemaOf, type ToolInput } from '../input-schemas.js';
import { outputSchema as outputSchemaOf, type ToolOutput } from '../output-schemas.js';
import type { JsonObject } from '#libs/protocol';
import { RestFailure } from '../rest/rest-api.js';
import type { RestCalls } from '../rest/rest-calls.js';
import type { ToolAnswer } from '../text/tool-answer.js';

/** Reports how long something takes, to clients that asked for it; seconds. */
export type ReportProgress = (progress: number, total: number, message: string) => Promise<void>;

export interface ToolCall {
  readonly rest: RestCalls;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Undefined: the client did not ask for it. */
  readonly report: ReportProgress | undefined;
}

/** A tool: `Args` are what its input schema describes, which the SDK checks before it runs. */
export interface ToolSpec<Args> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  readonly input: ToolInput;
  readonly output: ToolOutput;
  /** Rejects with {@link RestFailure}. */
  readonly run: (args: Args, call: ToolCall) => Promise<ToolAnswer>;
}

/** What tools of one caller have to work with. */
export interface Surroundings {
  readonly rest: RestCalls;
  readonly signal: AbortSignal;
  /** To be called with what no client caused. */
  readonly onError: (error: unknown) => void;
}

/** Adds a tool to the server of one message. */
export type AddTool = (server: McpServer, surroundings: Surroundings) => void;

/** A tool whose schemas are made once. */
export type MakeTool = (api: ApiDocument) => AddTool;

const UNEXPECTED = new RestFailure(
  'Something went wrong on our side; the reason is in the log.',
  'internal_error',
  500,
);

export function tool<Args>({ name, input, output, run, ...shown }: ToolSpec<Args>): MakeTool {
  return (api) => {
    const inputSchema = fromJsonSchema<Args>(inputSchemaOf(api, input));
    const outputSchema = fromJsonSchema<JsonObject>(outputSchemaOf(api, output));
    return (server, { rest, signal, onError }) => {
      server.registerTool(name, { ...shown, inputSchema, outputSchema }, async (args, context) => {
        try {
          const { text, data } = await run(args, { rest, signal, report: progressOf(context) });
          return { content: [{ type: 'text', text }], structuredContent: data };
        } catch (error) {
          if (!(error instanceof RestFailure) && !signal.aborted) onError(error);
          return refused(error instanceof RestFailure ? error : UNEXPECTED);
        }
      });
    };
  };
}

function refused({ message, code }: RestFailure): {
  isError: true;
  content: { type: 'text'; text: string }[];
  structuredContent: Record<string, unknown>;
} {
  return {
    isError: true,
    content: [{ type: 'text', text: `${message} (${code})` }],
    structuredContent: { code, detail: message },
  };
}

function progressOf({ mcpReq: { _meta, notify } }: ServerContext): ReportProgress | undefined {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return undefined;
  return async (progress, total, message) =>
    notify({ method: 'notifications/progress', params: { progressToken, progress, total, message } });
}
