import { applyDecorators, HttpStatus } from '@nestjs/common';
import { ApiHeader, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';
import { ProblemException } from '#libs/service';

const [MIN, MAX] = [32, 200];
/** Its fingerprint is public: a guess of the key can be tested. */
const MIN_DIFFERENT = 10;
const PRINTABLE = /^[\x21-\x7e]*$/;

const RULE = `must be a secret of ${MIN} to ${MAX} printable ASCII characters without spaces, at least ${MIN_DIFFERENT} of them different`;

function isIdentityKey(value: unknown): boolean {
  if (typeof value !== 'string' || value.length < MIN || value.length > MAX) return false;
  return PRINTABLE.test(value) && new Set(value).size >= MIN_DIFFERENT;
}

const SCHEMA = { minLength: MIN, maxLength: MAX, format: 'password' } as const;
const DESCRIPTION = 'Proves who plays: a secret of theirs. Results and ratings are then those of name and key.';

/** A field with a key that proves who plays. */
export function IdentityKey(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...SCHEMA, writeOnly: true, description: DESCRIPTION }),
    IsOptional(),
    ValidateBy({
      name: 'identityKey',
      validator: { validate: isIdentityKey, defaultMessage: () => `$property ${RULE}` },
    }),
  );
}

/** On a route that takes the same as a header. */
export function TakesIdentityKey(): MethodDecorator {
  return ApiHeader({
    // As Nest knows it from the parameter of the handler: another spelling would be another header.
    name: 'identity-key',
    required: false,
    schema: { type: 'string', ...SCHEMA },
    description: `${DESCRIPTION} The field identity_key comes before it.`,
  });
}

/** The key in the header. Throws the problem that names what is wrong with it. */
export function checkedIdentityKey(header: string | undefined): string | undefined {
  if (header === undefined || isIdentityKey(header)) return header;
  const message = `Identity-Key ${RULE}`;
  throw new ProblemException(HttpStatus.BAD_REQUEST, 'invalid_request', message, [{ path: 'Identity-Key', message }]);
}
