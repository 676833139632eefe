import { describe, expect, it } from '@jest/globals';
import { AS_WRITTEN, writtenDocument } from '../support/api-documents.js';
import { Table } from '../support/table.js';

describe('the documents in docs/', () => {
  it.each([
    { file: 'openapi.json', path: '/docs-json' },
    { file: 'asyncapi.json', path: '/asyncapi.json' },
  ])('$file is what $path serves: else run npm run docs', async ({ file, path }) => {
    await using table = await Table.set({ config: AS_WRITTEN });
    expect((await table.rest.get(path)).body).toEqual(await writtenDocument(file));
  });
});
