import { describe, expect, it } from '@jest/globals';
import { fromJsonSchema } from '@modelcontextprotocol/server';
import type { JsonObject } from '#libs/protocol';
import { ApiDocument } from './api-document.js';
import { inputSchema } from './input-schemas.js';
import { outputSchema, type ToolOutput } from './output-schemas.js';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const answer = (name: string): object => ({ content: { 'application/json': { schema: ref(name) } } });

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
        responses: { 201: answer('Added') },
      },
      get: { operationId: 'listNotes', responses: { 200: answer('NoteList'), 400: answer('Problem') } },
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
      Author: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, key: { type: 'string', writeOnly: true }, parent: ref('Author') },
      },
      Added: {
        type: 'object',
        required: ['id', 'asked'],
        properties: {
          id: { type: 'string', format: 'uuid', pattern: '^[a-f]+$' },
          size: { type: 'integer', minimum: 1, maximum: 9 },
          state: { type: 'object', additionalProperties: { type: 'string' } },
          asked: { anyOf: [ref('Asked'), { type: 'null' }] },
        },
      },
      Asked: {
        type: 'object',
        required: ['by', 'request'],
        properties: { by: { type: 'string', enum: ['a', 'b'] }, request: { type: 'object' } },
      },
      NoteList: {
        type: 'object',
        required: ['id', 'notes'],
        properties: {
          id: { type: 'string' },
          notes: { type: 'array', items: { oneOf: [ref('Plain'), ref('Rich')] } },
          groups: {
            type: 'array',
            items: { type: 'object', properties: { notes: { type: 'array', items: ref('Plain') } } },
          },
        },
      },
      Plain: {
        type: 'object',
        required: ['kind', 'payload'],
        properties: { kind: { type: 'string', const: 'plain' }, payload: ref('Author') },
      },
      Rich: {
        type: 'object',
        required: ['kind', 'payload', 'at'],
        properties: { kind: { type: 'string' }, payload: { type: 'object' }, at: { type: 'string' } },
      },
    },
  },
};

const api = new ApiDocument(DOCUMENT);

describe('the input schema of a tool', () => {
  it('has what the tool takes of an operation, and is complete by itself', () => {
    const schema = inputSchema(api, {
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
    expect(JSON.stringify(inputSchema(api, { of: { addNote: ['by'] } }))).not.toContain('$ref');
  });

  it('leaves to the API what the items of a loose list need', () => {
    const { properties } = inputSchema(api, { of: { addNote: ['others'] }, loose: ['others'] });
    expect(properties?.['others']).toMatchObject({ maxItems: 3, items: { type: 'object' } });
    expect(properties?.['others']).not.toHaveProperty('items.required');
  });

  it('asks a model for no secret', () => {
    const { properties } = inputSchema(api, { of: { addNote: ['others'] } });
    expect(properties).toHaveProperty('others.items.properties.name');
    expect(JSON.stringify(properties)).not.toContain('"key"');
  });

  it('is refused where the API has nothing of that name', () => {
    expect(() => inputSchema(api, { of: { deleteNote: [] } })).toThrow('The API has no operation deleteNote.');
    expect(() => inputSchema(api, { of: { addNote: ['x-trace'] } })).toThrow('The operation addNote takes no x-trace.');
  });
});

describe('the output schema of a tool', () => {
  const fits = async (output: ToolOutput, answered: JsonObject): Promise<boolean> => {
    const check = fromJsonSchema(outputSchema(api, output))['~standard'].validate(answered);
    return (await check).issues === undefined;
  };

  it('promises types, required names and closed sets, and lets other bounds and fields pass', async () => {
    const output = { of: ['addNote'] };
    const added = { id: 'NO-UUID', asked: null, size: 12, state: { of: { an: 'engine' } }, more: [1] };
    expect(await fits(output, added)).toBe(true);
    expect(await fits(output, { ...added, asked: { by: 'a', request: {}, more: true } })).toBe(true);
    expect(await fits(output, { ...added, id: 7 })).toBe(false);
    expect(await fits(output, { id: 'x' })).toBe(false);
    expect(await fits(output, { ...added, asked: { by: 'z', request: {} } })).toBe(false);
    expect(await fits(output, { ...added, state: 'of an engine' })).toBe(false);
  });

  it('has what alternatives share: of items, and of operations one of which is answered', async () => {
    const list = { of: ['listNotes'] };
    expect(await fits(list, { id: 'x', notes: [{ kind: 'of an engine', payload: { any: 1 } }] })).toBe(true);
    expect(await fits(list, { id: 'x', notes: [{ kind: 'plain' }] })).toBe(false);
    expect(outputSchema(api, { of: ['addNote', 'listNotes'] })).toMatchObject({
      required: ['id'],
      properties: { id: { type: 'string' }, asked: {}, notes: { type: 'array' } },
    });
  });

  it('has parts of answers, also of lists in lists, and the inner part of a field that stands flat', () => {
    const schema = outputSchema(api, {
      of: ['addNote'],
      only: ['asked'],
      flat: { asked: 'request' },
      lists: { plain: { of: 'listNotes', path: ['groups', 'notes'], only: ['kind'] } },
    });
    const asked = { type: 'object', required: ['by'], properties: { by: { type: 'string', enum: ['a', 'b'] } } };
    expect(schema).toEqual({
      type: 'object',
      required: ['asked', 'plain'],
      properties: {
        asked: { anyOf: [asked, { type: 'null' }] },
        plain: {
          type: 'array',
          items: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
        },
      },
    });
  });

  it('is refused where the API answers nothing of that name', () => {
    expect(() => outputSchema(api, { of: ['deleteNote'] })).toThrow('The API has no operation deleteNote.');
    expect(() => outputSchema(api, { of: ['addNote'], only: ['x'] })).toThrow('No x is answered.');
  });
});
