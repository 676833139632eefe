import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DECIDERS, type DecidedBy, type ModelInfo, type SeatUsage } from '#libs/protocol';
import { COUNT, LARGE_COUNT } from './schemas.js';

export class SeatUsageAnswer implements SeatUsage {
  @ApiProperty() declare readonly player_id: string;
  @ApiProperty() declare readonly player_name: string;
  @ApiProperty(COUNT) declare readonly decisions: number;
  @ApiProperty({ ...COUNT, description: 'Decisions that were made for it.' }) declare readonly defaults: number;
  @ApiProperty(COUNT) declare readonly timeouts: number;
  @ApiProperty({ ...COUNT, description: 'Requests to a model, as its agent reports them.' })
  declare readonly attempts: number;
  @ApiProperty({ ...COUNT, description: 'Attempts whose tokens were not reported, and which are in none of the sums.' })
  declare readonly unreported_attempts: number;
  @ApiProperty(LARGE_COUNT) declare readonly input_tokens: number;
  @ApiProperty(LARGE_COUNT) declare readonly output_tokens: number;
  @ApiProperty({ ...LARGE_COUNT, description: 'Those of the input tokens that came from a cache.' })
  declare readonly cached_tokens: number;
  @ApiProperty({ type: Number, nullable: true, minimum: 0, description: 'US dollars; null: never reported.' })
  declare readonly cost_usd: number | null;
  @ApiProperty({ ...LARGE_COUNT, description: 'Those of the output tokens that were spent on thinking.' })
  declare readonly reasoning_tokens: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: COUNT,
    description: `How many decisions each made: ${DECIDERS.join(', ')}.`,
  })
  declare readonly decided_by: Readonly<Record<DecidedBy, number>>;
  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: "The model's part of the decisions that were not forced; null: no model, or no such decision.",
  })
  declare readonly model_share: number | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: COUNT,
    description: 'How often asking its model came to what, such as answered, corrected, cut_off, timeout.',
  })
  declare readonly outcomes: Readonly<Record<string, number>>;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'Provider, model, reported_model, prompt_version, parameters and agent_version, as its agent reports them.',
  })
  declare readonly model_info?: ModelInfo;
  @ApiPropertyOptional({ type: [String], description: 'The fields of model_info that changed within the game.' })
  declare readonly model_info_changed?: readonly string[];
  @ApiPropertyOptional({ type: Boolean, enum: [true], description: 'It gave up: default actions are taken for it.' })
  declare readonly forfeited?: true;
}
