import { describe, expect, it } from '@jest/globals';
import { InputSchemas } from './input-schemas.js';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const DOCUMENT = {
  paths: {
    '/games/{id}/notes': {
      post: {
        operationId: 'addNote',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 }, description: 'How many.' },
          { name: 'x-trace', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: { content: { 'application/json': { schema: ref('Note') } } },
      },
    },
  },
  components: {
    schemas: {
      Note: {
        type: 'object',
        required: ['text', 'by'],
        properties: {
          text: { type: 'string', maxLength: 9, example: 'hello', format: 'date' },
          by: { allOf: [ref('Author')], description: 'Who wrote it.' },
          others: { type: 'array', maxItems: 3, items: ref('Author') },
          until: { oneOf: [{ type: 'number' }, { type: ['string', 'null'] }] },
        },
      },
      Author: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, parent: ref('Author') } },
    },
  },
};

describe('the input schema of a tool', () => {
  const schemas = new InputSchemas(DOCUMENT);

  it('has what the tool takes of an operation, and is complete by itself', () => {
    const schema = schemas.of({
      of: { addNote: ['game_id', 'limit', 'text', 'until'] },
      more: { loud: { type: 'boolean' } },
      required: ['loud'],
      optional: ['text'],
    });
    expect(schema).toEqual({
      type: 'object',
      required: ['game_id', 'loud'],
      properties: {
        game_id: { type: 'string' },
        limit: { type: 'integer', minimum: 1, description: 'How many.' },
        text: { type: 'string', maxLength: 9 },
        until: { anyOf: [{ type: 'number' }, { type: ['string', 'null'] }] },
        loud: { type: 'boolean' },
      },
    });
  });

  it('ends where schemas refer to themselves', () => {
    expect(JSON.stringify(schemas.of({ of: { addNote: ['by'] } }))).not.toContain('$ref');
  });

  it('leaves to the API what the items of a loose list need', () => {
    const { properties } = schemas.of({ of: { addNote: ['others'] }, loose: ['others'] });
    expect(properties?.['others']).toMatchObject({ maxItems: 3, items: { type: 'object' } });
    expect(properties?.['others']).not.toHaveProperty('items.required');
  });

  it('is refused where the API has nothing of that name', () => {
    expect(() => schemas.of({ of: { deleteNote: [] } })).toThrow('The API has no operation deleteNote.');
    expect(() => schemas.of({ of: { addNote: ['x-trace'] } })).toThrow('The operation addNote takes no x-trace.');
  });
});
