import { type ArgumentMetadata, HttpStatus, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isJsonObject } from '#libs/protocol';
import { sizeErrors } from './dto-sizes.js';
import { excessOf } from './json-bounds.js';
import { detailOf, ProblemException, type ProblemErrors } from './problem.js';

/** What a body may be, whatever its DTO: more than the state of any known game, little enough to be looked through. */
const BODY = { depth: 64, values: 50_000 };

/** What handlers declare whose body is no DTO, a gateway's above all: a message may be a word or a number. */
const PLAIN: ReadonlySet<unknown> = new Set([undefined, Object, String, Number, Boolean, Array]);

/**
 * Validates bodies and queries against their DTO classes and names every wrong value by its path. Sizes come first: what
 * is too long, too wide or too deep is refused before anything looks at what is in it.
 */
export class DtoPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, stopAtFirstError: false, exceptionFactory: invalidRequest, forbidUnknownValues: false });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseWrongSize(value, metadata.metatype);
    return super.transform(value, metadata);
  }
}

function refuseWrongSize(value: unknown, type: ArgumentMetadata['metatype']): void {
  if (type === undefined || PLAIN.has(type)) return;
  // ValidationPipe lets an array through item by item, and an empty one unseen.
  if (!isJsonObject(value)) throw malformed('The body must be a JSON object.');
  const errors = sizeErrors(type, value);
  if (errors.length > 0) throw malformed(detailOf(errors), errors);
  const excess = excessOf(value, BODY);
  if (excess !== undefined) throw malformed(`The body ${excess}.`);
}

function malformed(detail: string, errors?: ProblemErrors): ProblemException {
  return new ProblemException(HttpStatus.BAD_REQUEST, 'invalid_request', detail, errors);
}

function invalidRequest(failures: ValidationError[]): ProblemException {
  const errors = validationErrors(failures);
  return malformed(detailOf(errors), errors);
}

/** Each failed constraint once, with the path of the value that broke it: `agents.0.name`. */
export function validationErrors(failures: readonly ValidationError[], parent = ''): ProblemErrors {
  return failures.flatMap((failure) => {
    const path = parent === '' ? failure.property : `${parent}.${failure.property}`;
    const own = Object.values(failure.constraints ?? {}).map((message) => ({ path, message }));
    return [...own, ...validationErrors(failure.children ?? [], path)];
  });
}
