import { ValidateBy } from 'class-validator';

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every item of the list is an object: a nested list would otherwise be checked item by item, and pass empty. */
export function EachIsObject(): PropertyDecorator {
  return ValidateBy({
    name: 'eachIsObject',
    validator: {
      validate: (value: unknown) => Array.isArray(value) && value.every(isObject),
      defaultMessage: () => 'each item of $property must be an object',
    },
  });
}
