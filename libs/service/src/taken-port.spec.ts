import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { refuseTakenPort } from './taken-port.js';

describe('a port', () => {
  it('that is taken is refused with its number; one that is free stays free', async () => {
    const holder = createServer();
    holder.listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(refuseTakenPort('127.0.0.1', port)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    holder.close();
    await once(holder, 'close');
    await refuseTakenPort('127.0.0.1', port);
    await refuseTakenPort('127.0.0.1', port);
    await refuseTakenPort('127.0.0.1', 0);
  });
});
