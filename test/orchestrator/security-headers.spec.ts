import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';

describe('the headers that protect browsers', () => {
  let table: Table;

  beforeAll(async () => {
    table = await Table.set();
  });

  afterAll(() => table[Symbol.asyncDispose]());

  const policyOf = async (path: string, method = 'GET'): Promise<string> => {
    const { headers } = await rawRequest(table.orchestrator.url, { path, method });
    expect(headers['x-content-type-options']).toBe('nosniff');
    return String(headers['content-security-policy']);
  };

  it.each([
    '/games',
    '/nowhere',
    '/games/unknown',
    '/docs',
    '/docs-json',
    '/health',
    '/icon.svg',
    '/g/%zz',
    '/?embed=1',
    '/docs?embed=1',
  ])('are with every answer, and let no page show it inside: %s', async (path) => {
    expect(await policyOf(path)).toContain("frame-ancestors 'none'");
    expect(await policyOf(path, 'POST')).toContain("default-src 'self'");
  });

  it.each(['/g/some-game?embed=1', '/g/some-game/?seq=3&overlay=1', '/replay?embed=1&overlay=1'])(
    'let other pages show the board inside: %s',
    async (path) => {
      expect(await policyOf(path)).not.toContain('frame-ancestors');
    },
  );

  it.each(['/g/some-game', '/g/some-game?embed=0', '/g/some-game?x=embed=1', '/g/a/b?embed=1'])(
    'let no other page show control inside: %s',
    async (path) => {
      expect(await policyOf(path)).toContain("frame-ancestors 'none'");
    },
  );

  it.each([
    '/socket.io/?EIO=4&transport=polling',
    '/socket.io/?EIO=4&transport=polling&sid=unknown',
    '/socket.io/?EIO=4&transport=unknown',
    '/socket.io/socket.io.js',
  ])('forbid browsers to guess types in what Socket.IO answers, too: %s', async (path) => {
    const { headers } = await rawRequest(table.orchestrator.url, { path, method: 'GET' });
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('name that control is open, as it is without API keys', async () => {
    const { headers } = await rawRequest(table.orchestrator.url, { path: '/games', method: 'GET' });
    expect(headers['orchestrator-control']).toBe('open');
  });

  it('let the page have frames of this server alone, as for a game beside its fork', async () => {
    expect(await policyOf('/g/some-game?beside=other')).toMatch(/frame-src 'self'(;|$)/);
  });

  it('allow styles in attributes for the documentation alone', async () => {
    expect(await policyOf('/docs')).toContain("style-src 'self' 'unsafe-inline'");
    expect(await policyOf('/docs-json')).not.toContain('unsafe');
  });
});
