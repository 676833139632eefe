import { ValidateBy } from 'class-validator';
import { isJsonObject } from '#libs/protocol';

/** Every item of the list is an object: a nested list would otherwise be checked item by item, and pass empty. */
export function EachIsObject(): PropertyDecorator {
  return ValidateBy({
    name: 'eachIsObject',
    validator: {
      validate: (value: unknown) => Array.isArray(value) && value.every(isJsonObject),
      defaultMessage: () => 'each item of $property must be an object',
    },
  });
}
