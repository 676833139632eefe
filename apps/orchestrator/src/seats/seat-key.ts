import { ApiHeader } from '@nestjs/swagger';
import { ProblemException } from '#libs/service';

/** Characters. A UUID has 36, and 128 random bits have 22 in base64: nobody guesses such a key, and with it the token. */
const SEAT_KEY = { minLength: 22, maxLength: 255 } as const;

/** On the route that takes a seat. */
export function TakesSeatKey(): MethodDecorator {
  return ApiHeader({
    name: 'idempotency-key',
    required: false,
    schema: { type: 'string', ...SEAT_KEY },
    description: 'A repeated request gets the same seat_token: the key is as secret as that.',
  });
}

export function checkedSeatKey(key: string | undefined): string | undefined {
  const { minLength, maxLength } = SEAT_KEY;
  if (key === undefined || (key.length >= minLength && key.length <= maxLength)) return key;
  const detail = `The Idempotency-Key of a seat must be ${minLength} to ${maxLength} characters that nobody can guess, such as a random UUID.`;
  throw new ProblemException(400, 'invalid_request', detail, [{ path: 'Idempotency-Key', message: detail }]);
}
