import { types } from 'node:util';

/** Causes of causes that are logged; a chain may have no end. */
const MAX_DEPTH = 5;
/** Of an error that collects others, such as one for each address of a name. */
const MAX_COLLECTED = 10;

type Fields = Readonly<Record<string, unknown>>;

/**
 * An error for the log: type, message, stack, its own words and numbers (`code`, `errno`, …), and its causes. Whole
 * objects that libraries attach are left out: commands with their arguments, requests with their headers. They hold
 * passwords and keys. Of a command its name is kept.
 */
export function errorFields(error: unknown): unknown {
  return types.isNativeError(error) ? fieldsOf(error, 1) : error;
}

function fieldsOf(error: Error, depth: number): Fields {
  return {
    type: error.name,
    ...simpleFields(error),
    message: error.message,
    stack: error.stack,
    ...commandName(error),
    ...(depth < MAX_DEPTH && causes(error, depth + 1)),
  };
}

function simpleFields(error: Error): Fields {
  return Object.fromEntries(
    Object.entries(error).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
}

/** As ioredis attaches it. */
function commandName(error: Error): Fields {
  if (!('command' in error) || typeof error.command !== 'object' || error.command === null) return {};
  return 'name' in error.command && typeof error.command.name === 'string' ? { command: error.command.name } : {};
}

function causes(error: Error, depth: number): Fields {
  const collected = 'errors' in error && Array.isArray(error.errors) ? error.errors.slice(0, MAX_COLLECTED) : [];
  const errors = collected.filter(types.isNativeError).map((one) => fieldsOf(one, depth));
  return {
    ...(types.isNativeError(error.cause) && { cause: fieldsOf(error.cause, depth) }),
    ...(errors.length > 0 && { errors }),
  };
}
