import type { OpenAPIObject } from '@nestjs/swagger';
import { PROGRAM_VERSION } from '#libs/service';
import { ERROR_CODES } from '../games/index.js';
import { CLIENT_MESSAGES, COMMON_CODES, type DescribedMessage } from './messages/client-messages.js';
import { type AsyncMessage, MESSAGES, NUMBERED, OTHERS, SCHEMAS } from './messages/messages.js';
import { BEARER, enoughTo, HEADER, needsKeyTo, type Rights } from './operations.js';
import { KEY, LICENSE, TITLE } from './openapi.js';
import { type Components, componentsIn, type JsonSchema } from './schemas/schema.js';

interface Ref {
  readonly $ref: string;
}

interface Operation {
  readonly action: 'send' | 'receive';
  readonly channel: Ref;
  readonly summary: string;
  readonly description?: string;
  readonly messages: readonly Ref[];
  readonly reply?: { readonly channel: Ref; readonly messages: readonly Ref[] };
  readonly security?: readonly Ref[];
  readonly [ERROR_CODES]?: readonly string[];
}

/** The part of AsyncAPI 3.1 that is used. */
export interface AsyncApi {
  readonly asyncapi: '3.1.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: object;
  };
  readonly defaultContentType: string;
  readonly servers: Readonly<Record<string, object>>;
  readonly channels: Readonly<Record<string, object>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly components: {
    readonly messages: Readonly<Record<string, AsyncMessage>>;
    readonly schemas: Components;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

const CHANNEL = 'spectators';
const CHANNEL_REF: Ref = { $ref: `#/channels/${CHANNEL}` };

const DESCRIPTION = `Live games over Socket.IO 4: the events of each game, numbered 1, 2, 3, … without a gap.

A message is a Socket.IO event: its \`name\` is the event's name, its payload the first argument. What a client sends is
acknowledged; without a callback a failure arrives as \`game:error\`. Keys are shown once, when the socket connects: in
\`auth.token\`, \`auth.api_key\` or one of the headers.`;

/** The Socket.IO side, from the same types and schemas as the OpenAPI document, of which it takes the schemas of DTOs. */
export function asyncApiOf(openApi: OpenAPIObject, rights: Rights): AsyncApi {
  const names = Object.keys(MESSAGES);
  return {
    asyncapi: '3.1.0',
    info: { title: `${TITLE}: live events`, version: PROGRAM_VERSION, description: DESCRIPTION, license: LICENSE },
    defaultContentType: 'application/json',
    servers: {},
    channels: {
      [CHANNEL]: {
        address: '/',
        title: 'Spectators',
        description: 'The default namespace. A client receives the events of the games that it has joined.',
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: { ...received(rights), ...SENT },
    components: {
      messages: MESSAGES,
      schemas: schemasFor(MESSAGES, { ...openApi.components?.schemas, ...SCHEMAS }),
      securitySchemes: {
        [BEARER]: { type: 'http', scheme: 'bearer', description: KEY },
        [HEADER]: { type: 'httpApiKey', name: 'X-API-Key', in: 'header', description: 'The same.' },
      },
    },
  };
}

/** @param address of the server, `https://arena.example/prefix` */
export function servedAt(document: AsyncApi, address: string): AsyncApi {
  const { host, pathname, protocol } = new URL(address);
  const path = `${pathname.replace(/\/$/, '')}/socket.io/`;
  const server = {
    host,
    pathname: path,
    protocol: protocol === 'https:' ? 'wss' : 'ws',
    description: 'Socket.IO 4 (Engine.IO 4), over WebSocket or long polling.',
  };
  return { ...document, servers: { public: server } };
}

const SENT: Readonly<Record<string, Operation>> = {
  sendEvent: sending('Every numbered event of a game, in order.', NUMBERED),
  sendOther: sending('Snapshots and what else has no number.', OTHERS),
};

function sending(summary: string, names: readonly string[]): Operation {
  return { action: 'send', channel: CHANNEL_REF, summary, messages: names.map(inChannel) };
}

function received(rights: Rights): Record<string, Operation> {
  return Object.fromEntries(
    Object.values(CLIENT_MESSAGES).map((message) => [message.operationId, receiving(message, rights)]),
  );
}

function receiving({ summary, needs, component, codes }: DescribedMessage, rights: Rights): Operation {
  const needsKey = !rights.isControlOpen && needsKeyTo(needs, rights);
  const [description] = enoughTo(needs, rights);
  const schemes = [BEARER, HEADER].map((scheme) => ({ $ref: `#/components/securitySchemes/${scheme}` }));
  return {
    action: 'receive',
    channel: CHANNEL_REF,
    summary,
    ...(description !== undefined && { description }),
    messages: [inChannel(component)],
    reply: { channel: CHANNEL_REF, messages: [inChannel(`${component}Answer`), inChannel('AckFailure')] },
    ...(needsKey && { security: schemes }),
    [ERROR_CODES]: [...COMMON_CODES, ...codes].toSorted(),
  };
}

function inChannel(name: string): Ref {
  return { $ref: `${CHANNEL_REF.$ref}/messages/${name}` };
}

/** The schemas that these messages refer to, and those that they refer to. */
function schemasFor(messages: object, known: Readonly<Record<string, JsonSchema>>): Components {
  const found = new Map<string, JsonSchema>();
  const follow = (node: unknown): void => {
    for (const name of componentsIn(node)) {
      const schema = known[name];
      if (schema === undefined) throw new Error(`There is no schema ${name}.`);
      if (found.has(name)) continue;
      found.set(name, schema);
      follow(schema);
    }
  };
  follow(messages);
  return Object.fromEntries([...found].toSorted(([one], [other]) => one.localeCompare(other)));
}
