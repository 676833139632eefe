import { GAME_EVENT_NAMES, type GameEventName } from '#libs/protocol';
import { type Components, COMPONENTS, type JsonSchema, TIME } from '../schemas/schema.js';
import { SEQ } from '../schemas/shared.js';
import { componentOf, ENGINE_EVENT, ENGINE_EVENT_PATTERN, ENGINE_EVENT_SUMMARY, EVENTS } from './events.js';

const UNION = 'GameEvent';
const OF_ENGINES = 'EngineEvent';

/**
 * Events as GET /games/{id}/events answers them: a union, discriminated by `event`. The mapping of the discriminator has no
 * default in OpenAPI 3.1, so an engine's own events have the name there that they have in the protocol's types. Types that
 * are generated from it are as narrow as those: with `string` as its `event`, an engine's event could be any of the others.
 */
export function eventUnion(): Components {
  const names = GAME_EVENT_NAMES;
  const refs = new Map<string, string>(names.map((name) => [name, `${COMPONENTS}${componentOf(name)}Event`]));
  refs.set(ENGINE_EVENT, COMPONENTS + OF_ENGINES);
  const events = names.map((name) => [`${componentOf(name)}Event`, numbered(name)] as const);
  const payloads = names.map((name) => [`${componentOf(name)}Payload`, EVENTS[name].payload.json] as const);
  const used = names.flatMap((name) => Object.entries(EVENTS[name].payload.uses));
  return {
    [UNION]: {
      oneOf: [...refs.values()].map(($ref) => ({ $ref })),
      discriminator: { propertyName: 'event', mapping: Object.fromEntries(refs) },
      description: `A numbered event. An engine may have events of its own: \`${ENGINE_EVENT}\` in the mapping stands for every name that is not listed.`,
    },
    ...Object.fromEntries(events),
    ...Object.fromEntries(payloads),
    ...Object.fromEntries(used),
    [OF_ENGINES]: engineEvent(),
  };
}

function numbered(name: GameEventName): JsonSchema {
  const payload = { $ref: `${COMPONENTS}${componentOf(name)}Payload` };
  return { ...wrapper({ type: 'string', const: name }, payload), description: EVENTS[name].summary };
}

function engineEvent(): JsonSchema {
  const event = { type: 'string', pattern: ENGINE_EVENT_PATTERN, not: { enum: [...GAME_EVENT_NAMES] } };
  return { ...wrapper(event, { type: 'object', additionalProperties: true }), description: ENGINE_EVENT_SUMMARY };
}

function wrapper(event: JsonSchema, payload: JsonSchema): JsonSchema {
  return {
    type: 'object',
    required: ['seq', 'at', 'event', 'payload'],
    properties: { seq: SEQ.json, at: TIME.json, event, payload },
  };
}
