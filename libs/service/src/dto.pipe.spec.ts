import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { DtoPipe } from './dto.pipe.js';

class Note {
  @IsString()
  text = '';
}

describe('what comes in', () => {
  const pipe = new DtoPipe();

  it.each([{ value: [{ text: 'a' }] }, { value: [] }, { value: 'text' }, { value: null }, { value: undefined }])(
    'is refused where an object is declared and $value comes',
    async ({ value }) => {
      await expect(pipe.transform(value, { type: 'body', metatype: Note })).rejects.toMatchObject({
        status: 400,
        detail: 'The body must be a JSON object.',
      });
    },
  );

  it.each([
    { declared: String, value: 'text' },
    { declared: Number, value: 7 },
    { declared: Boolean, value: false },
    { declared: Array, value: ['a'] },
    { declared: Object, value: 'anything' },
    { declared: undefined, value: ['anything'] },
  ])('passes where $declared.name is declared, as a message of a gateway may', async ({ declared, value }) => {
    expect(await pipe.transform(value, { type: 'body', metatype: declared })).toEqual(value);
  });

  it('becomes the object that is declared', async () => {
    expect(await pipe.transform({ text: 'a' }, { type: 'body', metatype: Note })).toBeInstanceOf(Note);
  });
});
