import { ValidateBy } from 'class-validator';
import { parseUrl } from '#libs/service';

const MAX_LENGTH = 2_048;

/** An address that an agent can be asked at, read as it will be when it is asked. */
export function IsAgentUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isAgentUrl',
    validator: {
      validate: (value: unknown) => wrongIn(value) === undefined,
      defaultMessage: (failed) => `url ${wrongIn(failed?.value) ?? 'is wrong'}`,
    },
  });
}

function wrongIn(value: unknown): string | undefined {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  if (typeof value !== 'string' || url === undefined) return 'must be an address such as https://agents.example.org';
  if (value.length > MAX_LENGTH) return `must be ${MAX_LENGTH} characters long at most`;
  const { protocol, username, password } = url;
  if (protocol !== 'http:' && protocol !== 'https:') return 'must start with http:// or https://';
  return username === '' && password === '' ? undefined : 'must not hold a user name or a password';
}
