import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { COUNT } from './schemas.js';

interface QueryNumberOptions {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
  readonly description?: string;
}

/** An optional whole number of a query: from 0 on where no bounds are given. Its text is converted; an empty one is no number, not 0. */
export function QueryNumber(options: QueryNumberOptions): PropertyDecorator {
  const described = { ...COUNT, ...options } satisfies ApiPropertyOptions;
  // Last first, as decorators that are written below each other are applied: the errors have that order.
  return applyDecorators(
    Max(described.maximum),
    Min(described.minimum),
    IsInt(),
    Transform(({ value }: { value: unknown }) => (value === '' ? Number.NaN : Number(value))),
    IsOptional(),
    ApiPropertyOptional(described),
  );
}
