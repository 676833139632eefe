import { describe, expect, it } from '@jest/globals';
import { serverPlace } from './server-place.js';

describe.each(['ORCHESTRATOR_API_KEY', 'ORCHESTRATOR_IDENTITY_KEY'])('%s', (variable) => {
  it('is taken without the spaces and line breaks around it', () => {
    expect(Object.values(serverPlace({ [variable]: ' s3cret-of-ann\n' }))).toContain('s3cret-of-ann');
  });

  // fetch would refuse the header, and show all of it.
  it.each(['s3cret\nof two lines', 's3cret of words', 's3cret-ключ'])(
    'is refused by name and not shown where no header can carry it: %j',
    (key) => {
      const start = (): unknown => serverPlace({ [variable]: key });
      expect(start).toThrow(`${variable} must be printable ASCII characters without spaces`);
      expect(start).not.toThrow('s3cret');
    },
  );
});
