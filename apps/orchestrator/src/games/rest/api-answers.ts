import { applyDecorators, type Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ProblemAnswer } from './answers.dto.js';

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  404: 'There is no such game.',
  409: 'Not possible in the status of the game.',
  413: 'The body is too large.',
  429: 'Too many requests: Retry-After says in how many seconds to try again.',
  502: 'The game engine answered nonsense or an error.',
  503: 'The game engine is down.',
};

export function Answers(status: number, type: Type): MethodDecorator {
  return ApiResponse({ status, type });
}

/** The problems that a route answers. */
export function Refuses(...statuses: readonly number[]): MethodDecorator {
  const content = { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemAnswer.name}` } } };
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: MEANING[status] ?? '', content })),
  );
}
