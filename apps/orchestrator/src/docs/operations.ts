import type { OpenAPIObject } from '@nestjs/swagger';
import { problem } from '#libs/service';
import { type Right, rightFor, type WatchMode } from '../access/index.js';
import { COUNT, ERROR_CODES, PROBLEMS, ProblemAnswer, type ProblemCode } from '../games/index.js';
import { COMPONENTS } from './schemas/schema.js';

export const BEARER = 'api_key';
export const HEADER = 'api_key_header';

export interface Rights {
  readonly isControlOpen: boolean;
  readonly watch: WatchMode;
}

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Response = NonNullable<Operation['responses'][string]>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** Routes that are marked `@OpenToRead`, which the document does not show. */
const OPEN = /^\/health(?:\/|$)/;

/** What is enough where a server has keys. */
const ENOUGH: Readonly<Record<Right['to'], string>> = {
  create: 'a key with the scope `create` or `admin`',
  control: 'the `control_token` of the game, the key that created it, or one with the scope `control` or `admin`',
  operate: 'a key with the scope `control` or `admin`',
  admin: 'a key with the scope `admin`',
  watch: 'a key of any scope, or the `control_token` of the game',
};

const PROBLEM_JSON = 'application/problem+json';

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  401: 'No API key, where this server has keys.',
  403: 'An API key that this server does not know, whose scope is too small, a web page that may only read, or another host.',
  404: 'There is no such game.',
  409: 'Not possible in the status of the game.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many requests.',
  502: 'The game engine answered nonsense or an error.',
  503: 'Something that the request needs is down.',
};

const RETRY_AFTER = {
  'retry-after': { description: 'Seconds until the next attempt.', schema: { ...COUNT } },
};

/** Adds to each operation who may do it and how it is refused: by method and path alone, like the guard, so that a new route needs no mark. */
export function describedPaths(paths: OpenAPIObject['paths'], rights: Rights): OpenAPIObject['paths'] {
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, describedItem(path, item, rights)]));
}

function describedItem(path: string, item: PathItem, rights: Rights): PathItem {
  const described: PathItem = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation !== undefined) described[method] = describedOperation({ method, path }, operation, rights);
  }
  return described;
}

function describedOperation(route: Route, operation: Operation, rights: Rights): Operation {
  const codes = [...new Set([...statedCodes(operation), ...commonCodes(route, operation, rights)])].toSorted();
  const description = [operation.description ?? [], enoughTo(rightIn(route)?.to, rights)].flat().join(' ');
  const described = {
    ...operation,
    ...(description !== '' && { description }),
    security: securityOf(route, rights),
    responses: { ...operation.responses, ...refusals(operation, codes) },
    [ERROR_CODES]: codes,
  };
  return described;
}

interface Route {
  readonly method: Method;
  readonly path: string;
}

/** What a request needs, as the guard decides it; undefined: nothing. */
function rightIn({ method, path }: Route): Right | undefined {
  if (OPEN.test(path)) return undefined;
  const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
  return rightFor({ method: method.toUpperCase(), params: { id: '' }, routeOptions: { url, config: {} } });
}

function needsKey(route: Route, rights: Rights): boolean {
  const right = rightIn(route);
  return right !== undefined && needsKeyTo(right.to, rights);
}

export function needsKeyTo(to: Right['to'], { watch }: Rights): boolean {
  return to !== 'watch' || watch === 'keys';
}

/** Which keys are enough, as a sentence, if any is needed. */
export function enoughTo(to: Right['to'] | undefined, rights: Rights): readonly string[] {
  if (to === undefined || !needsKeyTo(to, rights)) return [];
  return [`${rights.isControlOpen ? 'Where a server has keys, it takes' : 'It takes'} ${ENOUGH[to]}.`];
}

/** Where control is open, a key is optional. */
function securityOf(route: Route, rights: Rights): NonNullable<Operation['security']> {
  if (!needsKey(route, rights)) return [];
  return [...(rights.isControlOpen ? [{}] : []), { [BEARER]: [] }, { [HEADER]: [] }];
}

/** The problems that every operation of this kind may answer. */
function commonCodes(route: Route, { requestBody }: Operation, rights: Rights): readonly ProblemCode[] {
  const right = rightIn(route);
  const changes = right !== undefined && right.to !== 'watch';
  return [
    'bad_request',
    'host_not_allowed',
    ...(needsKey(route, rights) ? (['api_key_missing', 'api_key_unknown'] as const) : []),
    ...(changes ? (['insufficient_scope', 'origin_not_allowed'] as const) : []),
    ...(requestBody === undefined ? [] : (['payload_too_large', 'unsupported_media_type'] as const)),
    ...(right === undefined ? [] : (['database_unavailable'] as const)),
  ];
}

function statedCodes(operation: Operation): readonly ProblemCode[] {
  const stated: unknown = Reflect.get(operation, ERROR_CODES);
  return Array.isArray(stated) ? stated.filter(isProblemCode) : [];
}

function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(PROBLEMS, value);
}

/** One response for each status, with an example of each code. What the route itself says about a status stays. */
function refusals({ responses }: Operation, codes: readonly ProblemCode[]): Record<string, Response> {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].toSorted((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => PROBLEMS[code].status === status);
      return [String(status), { ...refusal(status, ofStatus), ...responses[status] }];
    }),
  );
}

function refusal(status: number, codes: readonly ProblemCode[]): Response {
  const examples = Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }]));
  return {
    description: `${MEANING[status] ?? 'Refused.'} Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    ...(status === 429 && { headers: RETRY_AFTER }),
    content: { [PROBLEM_JSON]: { schema: { $ref: COMPONENTS + ProblemAnswer.name }, examples } },
  };
}

function exampleOf(code: ProblemCode): object {
  const { status, detail } = PROBLEMS[code];
  return { ...problem(status, code, detail), ...(code === 'too_many_requests' && { limit: 'create' }) };
}
