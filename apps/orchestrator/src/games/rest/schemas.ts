import type { ApiPropertyOptions } from '@nestjs/swagger';

/** As far as databases and generated clients count in 32 bits. */
const MAX_COUNT = 2_147_483_647;

export const MAX_UINT32 = 4_294_967_295;

/** What the wire's numbers are in OpenAPI: without this each would be any number, a fraction too. */
export const COUNT = { type: 'integer', minimum: 0, maximum: MAX_COUNT } as const satisfies ApiPropertyOptions;
export const NUMBER_FROM_ONE = { ...COUNT, minimum: 1 } as const;
/** Of tokens, which add up to more. */
export const LARGE_COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const satisfies ApiPropertyOptions;

/** Characters of `engine:game`. */
export const MAX_GAME_NAME = 151;

/** Fingerprint of the key by which an agent has proven who it is. */
export const IDENTITY = {
  pattern: '^[0-9a-f]{32}$',
  description: 'Fingerprint of the identity_key that proves who plays; missing: anybody may play under this name.',
} as const;
