import Module from 'node:module';
import type * as Throttler from '@nestjs/throttler';

/**
 * `@nestjs/throttler` as Node loads it. It is a CommonJS package that requires Nest's ES modules: Node can do that, and Jest's
 * loader cannot. jest.config.js maps the package to this file; what is exported here is what the product imports.
 */
const loaded: unknown = nodeModule().createRequire(import.meta.url)('@nestjs/throttler');
if (!isThrottler(loaded)) throw new Error('@nestjs/throttler cannot be loaded.');

export const { normalizeIp, ThrottlerStorage, ThrottlerStorageService } = loaded;

function isThrottler(module: unknown): module is typeof Throttler {
  return typeof module === 'object' && module !== null && 'ThrottlerStorageService' in module;
}

/** Node's own: what Jest hands out is a class that extends it. */
function nodeModule(): typeof Module {
  const parent: unknown = Object.getPrototypeOf(Module);
  return isModule(parent) ? parent : Module;
}

function isModule(value: unknown): value is typeof Module {
  return typeof value === 'function' && 'createRequire' in value;
}
