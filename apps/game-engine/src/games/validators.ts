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

/** The object has no keys but these. */
export function HoldsOnly(...known: readonly string[]): PropertyDecorator {
  const unknownIn = (value: unknown): readonly string[] =>
    isObject(value) ? Object.keys(value).filter((key) => !known.includes(key)) : [];
  return ValidateBy({
    name: 'holdsOnly',
    validator: {
      validate: (value: unknown) => unknownIn(value).length === 0,
      defaultMessage: (told) =>
        `$property knows ${known.join(', ')}, but not ${unknownIn(told?.value).join(', ') || 'this'}`,
    },
  });
}
