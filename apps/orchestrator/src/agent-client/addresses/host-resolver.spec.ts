import { describe, expect, it } from '@jest/globals';
import { SystemHostResolver } from './host-resolver.js';

describe('the addresses of a host', () => {
  it.each(['localhost', 'localhost.', 'agents.localhost'])(
    '%s is this machine, whatever a name server answers',
    async (host) => {
      const addresses = await new SystemHostResolver().resolve(host);
      expect(addresses.map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
    },
  );

  it('that has none are an error with a code', async () => {
    await expect(new SystemHostResolver().resolve('nobody.invalid')).rejects.toHaveProperty('code');
  });
});
