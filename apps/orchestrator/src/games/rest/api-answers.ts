import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ProblemAnswer } from './answers.dto.js';

const DONE: Readonly<Record<number, string>> = { 200: 'As asked for.', 201: 'The game exists and runs.' };

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  404: 'There is no such game.',
  409: 'Not possible in the status of the game.',
  413: 'The body is too large.',
  429: 'Too many requests: Retry-After is the number of seconds until the next attempt.',
  502: 'The game engine answered nonsense or an error.',
  503: 'The game engine is down.',
};

/** What a route does, in a few words. */
export function Does(summary: string): MethodDecorator {
  return ApiOperation({ summary });
}

export function Answers(status: number, type: Type): MethodDecorator {
  return ApiResponse({ status, type, description: DONE[status] ?? '' });
}

/** The problems that a route answers. */
export function Refuses(...statuses: readonly number[]): MethodDecorator {
  const content = { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemAnswer.name}` } } };
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: MEANING[status] ?? '', content })),
  );
}
