import { type Envelope, GAME_EVENT_NAMES, type GameEventName } from '#libs/protocol';
import { componentOf, ENGINE_EVENT, ENGINE_EVENT_PATTERN, ENGINE_EVENT_SUMMARY, EVENTS } from '../events/events.js';
import { type Components, type JsonSchema, object } from '../schemas/schema.js';
import { ENVELOPE } from '../schemas/shared.js';
import { CLIENT_MESSAGES, FAILURE, FAILURE_EXAMPLE } from './client-messages.js';
import { UNNUMBERED, type UnnumberedMessage } from './server-messages.js';

/** A message of an AsyncAPI document. */
export interface AsyncMessage {
  /** The name of the Socket.IO event. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly payload: JsonSchema;
  readonly examples: readonly { readonly payload: object }[];
}

type Named = readonly [component: string, message: AsyncMessage];

const ENGINE_EVENT_COMPONENT = 'EngineEvent';
const SENT: Envelope = { game_id: '2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10', seq: 120, at: '2026-11-29T12:01:40.000Z' };

const unnumbered = Object.entries(UNNUMBERED).flatMap(([name, messages]) =>
  messages.map((message) => ({ name, ...message })),
);
const fromClients = Object.entries(CLIENT_MESSAGES).map(([name, message]) => ({ name, ...message }));

/** The components of the numbered events, and of what else is sent to clients. */
export const NUMBERED: readonly string[] = [...GAME_EVENT_NAMES.map(componentOf), ENGINE_EVENT_COMPONENT];
export const OTHERS: readonly string[] = unnumbered.map(({ component }) => component);

/** Every message of the Socket.IO side, acknowledgements included, by the name of its component. */
export const MESSAGES: Readonly<Record<string, AsyncMessage>> = Object.fromEntries([
  ...fromClients.map(({ name, component, summary, payload, example }): Named => [
    component,
    { name, title: component, summary, payload: payload.json, examples: [{ payload: example }] },
  ]),
  ...fromClients.map(({ name, component, acknowledgement, acknowledged }): Named => [
    `${component}Answer`,
    {
      name,
      title: `${component}Answer`,
      summary: `The acknowledgement of \`${name}\`.`,
      payload: acknowledgement.json,
      examples: [{ payload: acknowledged }],
    },
  ]),
  failure(),
  ...GAME_EVENT_NAMES.map(numbered),
  engineEvent(),
  ...unnumbered.map(other),
]);

/** The schemas that messages refer to, but those of DTOs. */
export const SCHEMAS: Components = Object.fromEntries(
  [
    ...fromClients.flatMap(({ payload, acknowledgement }) => [payload.uses, acknowledgement.uses]),
    FAILURE.uses,
    ...GAME_EVENT_NAMES.map((name) => EVENTS[name].payload.uses),
    ...unnumbered.map(({ payload }) => payload.uses),
  ].flatMap((uses) => Object.entries(uses)),
);

function failure(): Named {
  const summary = 'The acknowledgement of a message that failed.';
  const examples = [{ payload: FAILURE_EXAMPLE }];
  return ['AckFailure', { name: 'failure', title: 'AckFailure', summary, payload: FAILURE.json, examples }];
}

function numbered(name: GameEventName): Named {
  const { summary, payload, example } = EVENTS[name];
  const component = componentOf(name);
  const examples = [{ payload: { ...SENT, ...example } }];
  return [component, { name, title: component, summary, payload: inEnvelope(payload.json), examples }];
}

function engineEvent(): Named {
  const payload = { ...inEnvelope({ type: 'object' }), additionalProperties: true };
  return [
    ENGINE_EVENT_COMPONENT,
    {
      name: ENGINE_EVENT,
      title: ENGINE_EVENT_COMPONENT,
      summary: `${ENGINE_EVENT_SUMMARY} Its name matches \`${ENGINE_EVENT_PATTERN}\`.`,
      payload,
      examples: [{ payload: { ...SENT, column: 3 } }],
    },
  ];
}

function other({ name, component, summary, payload, example }: UnnumberedMessage & { readonly name: string }): Named {
  return [component, { name, title: component, summary, payload: payload.json, examples: [{ payload: example }] }];
}

/** On a socket the fields of an event stand beside those that every event has. */
function inEnvelope(payload: JsonSchema): JsonSchema {
  const { required = [], properties = {} } = object<Envelope>(ENVELOPE).json;
  return {
    ...payload,
    required: [...required, ...(payload.required ?? [])],
    properties: { ...properties, ...payload.properties },
  };
}
