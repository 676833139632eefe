import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** A query's values are texts; an empty one is no number, not 0. */
export function WholeNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? Number.NaN : Number(value)));
}

/** Which part of a long list: `limit` entries, from where the page before ended. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 20;

  @ApiPropertyOptional({ description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  declare readonly cursor?: string;
}
