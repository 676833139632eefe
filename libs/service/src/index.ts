/** What every HTTP service of this product has in common: environment, log, errors, start and stop. */
export { validationErrors } from './dto.pipe.js';
export { ConcurrencyLimit, SharedAnswer } from './concurrency-limit.js';
export { MaxKeys } from './dto-sizes.js';
export { Clock } from './clock.js';
export { isLocalHostName, type KnowsHost } from './known-host.js';
export { isLoopbackAddress, isLoopbackHost } from './loopback.js';
export { hostnameIn, webOrigin } from './web-origin.js';
export { readConfig, settingsOf, type VariableNames } from './config.js';
export { ConfigurationError, Environment, readEnvironment, type Variables } from './environment.js';
export { excessOf, type JsonBounds } from './json-bounds.js';
export { HealthCheck } from './health-check.js';
export { LOG_LEVELS, Log, type LogLevel, NestLog, PinoLog } from './log.js';
export { clipped, detailOf, problem, ProblemException, type ProblemErrors, problemOf } from './problem.js';
export { BodyLimit } from './request-limits.js';
export { parseUrl } from './parse-url.js';
export { refuseTakenPort } from './taken-port.js';
export { runUntilSignalled } from './run.js';
export { type RunningService, serve, type ServeOptions } from './serve.js';
