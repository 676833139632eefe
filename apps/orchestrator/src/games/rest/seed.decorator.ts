import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MAX_UINT32 } from './schemas.js';

/** An optional field that chance is made of: an unsigned 32-bit integer. */
export function Seed(described: { readonly description?: string } = {}): PropertyDecorator {
  const schema = { type: 'integer', format: 'int64', minimum: 0, maximum: MAX_UINT32, ...described } as const;
  // Last first, as decorators that are written below each other are applied: the errors have that order.
  return applyDecorators(Max(MAX_UINT32), Min(0), IsInt(), IsOptional(), ApiPropertyOptional(schema));
}
