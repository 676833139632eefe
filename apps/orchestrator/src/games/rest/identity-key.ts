import { applyDecorators, HttpStatus } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
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

/** A field with a key that proves who plays. */
export function IdentityKey(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      minLength: MIN,
      maxLength: MAX,
      format: 'password',
      writeOnly: true,
      description: 'Proves who plays: a secret of theirs. Results and ratings are then those of name and key.',
    }),
    IsOptional(),
    ValidateBy({
      name: 'identityKey',
      validator: { validate: isIdentityKey, defaultMessage: () => `$property ${RULE}` },
    }),
  );
}

/** The same sent as a header. Throws the problem that names what is wrong with it. */
export function checkedIdentityKey(header: string | undefined): string | undefined {
  if (header === undefined || isIdentityKey(header)) return header;
  const message = `Identity-Key ${RULE}`;
  throw new ProblemException(HttpStatus.BAD_REQUEST, 'invalid_request', message, [{ path: 'Identity-Key', message }]);
}
