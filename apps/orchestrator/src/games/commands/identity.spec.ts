import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, proven } from './identity.js';

const SEAT = { name: 'Ada', personality: 'bold' };

describe('a seat with an identity key', () => {
  it('has the fingerprint of the key in its place, the same each time', () => {
    const { identity, ...seat } = proven({ ...SEAT, identity_key: 'secret-of-ada' });
    expect(seat).toEqual(SEAT);
    expect(identity).toMatch(/^[0-9a-f]{32}$/);
    expect(identity).toBe(fingerprintOf('secret-of-ada'));
    expect(fingerprintOf('secret-of-bob')).not.toBe(identity);
  });

  it('has the fingerprint of its own key, whatever else it claims', () => {
    const claimed = { ...SEAT, identity: fingerprintOf('secret-of-ada') };
    expect(proven(claimed)).toEqual(SEAT);
    expect(proven({ ...claimed, identity_key: 'secret-of-bob' }).identity).toBe(fingerprintOf('secret-of-bob'));
  });
});
