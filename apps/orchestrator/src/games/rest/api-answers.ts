import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ProblemCode } from './problems.js';

/** Where an operation of the OpenAPI document lists the `code`s of its problems. */
export const ERROR_CODES = 'x-error-codes';

const DONE: Readonly<Record<number, string>> = { 200: 'As asked for.', 201: 'The game exists and runs.' };

/** What a route does, in a few words, under a name that generated clients call it by: the name never changes. */
export function Does(operationId: string, summary: string): MethodDecorator {
  return ApiOperation({ operationId, summary });
}

/** The body of a route, with an example of it. */
export function Takes<Body extends object>(type: Type<Body>, example: NoInfer<Body>): MethodDecorator {
  const examples = { typical: { value: example } };
  return applyDecorators(
    ApiExtraModels(type),
    ApiBody({ required: true, schema: { $ref: getSchemaPath(type) }, examples }),
  );
}

export function Answers<Answer extends object>(
  status: number,
  type: Type<Answer>,
  example: NoInfer<Answer>,
): MethodDecorator {
  return ApiResponse({ status, type, description: DONE[status] ?? '', example });
}

/**
 * The problems that a route answers by itself, by their `code`. What every route may answer, such as that a key is missing,
 * stands in the document without it.
 */
export function Refuses(...codes: readonly ProblemCode[]): MethodDecorator {
  return ApiExtension(ERROR_CODES, codes);
}
