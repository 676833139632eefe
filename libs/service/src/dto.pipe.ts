import { type ArgumentMetadata, HttpStatus, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { ProblemException, type ProblemErrors } from './problem.js';

/** What handlers declare whose body is no DTO, a gateway's above all: a message may be a word or a number. */
const PLAIN: ReadonlySet<unknown> = new Set([undefined, Object, String, Number, Boolean, Array]);

/** Validates bodies and queries against their DTO classes and names every wrong value by its path. */
export class DtoPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, stopAtFirstError: false, exceptionFactory: invalidRequest, forbidUnknownValues: false });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // ValidationPipe lets an array through item by item, and an empty one unseen.
    if (metadata.type === 'body' && isDto(metadata.metatype) && !isObject(value)) {
      throw malformed('The body must be a JSON object.');
    }
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      // class-transformer recurses: a body that is nested thousands deep ends its stack.
      if (error instanceof RangeError) throw malformed('The body is nested too deeply.');
      throw error;
    }
  }
}

function isDto(metatype: unknown): boolean {
  return !PLAIN.has(metatype);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(detail: string, errors?: ProblemErrors): ProblemException {
  return new ProblemException(HttpStatus.BAD_REQUEST, 'invalid_request', detail, errors);
}

function invalidRequest(failures: ValidationError[]): ProblemException {
  const errors = validationErrors(failures);
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return malformed(detail, errors);
}

/** Each failed constraint once, with the path of the value that broke it: `agents.0.name`. */
export function validationErrors(failures: readonly ValidationError[], parent = ''): ProblemErrors {
  return failures.flatMap((failure) => {
    const path = parent === '' ? failure.property : `${parent}.${failure.property}`;
    const own = Object.values(failure.constraints ?? {}).map((message) => ({ path, message }));
    return [...own, ...validationErrors(failure.children ?? [], path)];
  });
}
