/** What every HTTP service of this product has in common: environment, log, errors, start and stop. */
export { validationErrors } from './dto.pipe.js';
export { ConfigurationError, Environment, readEnvironment } from './environment.js';
export { LOG_LEVELS, Log, type LogLevel, NestLog, PinoLog } from './log.js';
export { problem, ProblemException, type ProblemErrors, problemOf } from './problem.js';
export { runUntilSignalled } from './run.js';
export { type RunningService, serve, type ServeOptions } from './serve.js';
