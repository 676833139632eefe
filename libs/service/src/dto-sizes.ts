import 'reflect-metadata';
import { getMetadataStorage, ValidateBy } from 'class-validator';
import { isJsonObject } from '#libs/protocol';
import type { ProblemErrors } from './problem.js';

const MAX_ITEMS = 'arrayMaxSize';
const MAX_KEYS = 'maxKeys';

/** Where there are too many keys, how many are named, and how many characters of each. */
const MAX_NAMED_KEYS = 3;
const MAX_KEY_CHARACTERS = 40;

/** Limits the keys of an object of the client's own making. */
export function MaxKeys(max: number): PropertyDecorator {
  return ValidateBy({
    name: MAX_KEYS,
    constraints: [max],
    validator: {
      validate: (value: unknown) => !isJsonObject(value) || Object.keys(value).length <= max,
      defaultMessage: (failed) => tooManyKeys(failed?.property ?? '', failed?.value, max),
    },
  });
}

/**
 * What is larger than its DTO allows, by the class's own `@ArrayMaxSize` and `@MaxKeys`, in the objects that it declares.
 * Read before anything else: a validator would check every item of a list that is already too long.
 */
export function sizeErrors(type: new (...args: never[]) => object, value: object, parent = ''): ProblemErrors {
  const checked = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const own = checked.flatMap(({ name, propertyName, constraints }) => {
    const message = excess(name, propertyName, memberOf(value, propertyName), Number(constraints?.[0]));
    return message === undefined ? [] : [{ path: parent + propertyName, message }];
  });
  const prototype: unknown = type.prototype;
  if (!isJsonObject(prototype)) return own;
  const inner = [...new Set(checked.map(({ propertyName }) => propertyName))].flatMap((name) => {
    const declared: unknown = Reflect.getMetadata('design:type', prototype, name);
    const member = memberOf(value, name);
    return isClass(declared) && isJsonObject(member) ? sizeErrors(declared, member, `${parent}${name}.`) : [];
  });
  return [...own, ...inner];
}

function excess(name: string | undefined, property: string, value: unknown, max: number): string | undefined {
  if (name === MAX_ITEMS && Array.isArray(value) && value.length > max) {
    return `${property} must contain no more than ${max} elements, but has ${value.length}`;
  }
  if (name === MAX_KEYS && isJsonObject(value) && Object.keys(value).length > max)
    return tooManyKeys(property, value, max);
  return undefined;
}

function tooManyKeys(property: string, value: unknown, max: number): string {
  const keys = Object.keys(isJsonObject(value) ? value : {});
  const named = keys.slice(0, MAX_NAMED_KEYS).map((key) => JSON.stringify(key.slice(0, MAX_KEY_CHARACTERS)));
  return `${property} must have at most ${max} keys, but has ${keys.length}: ${named.join(', ')}, …`;
}

function memberOf(value: object, property: string): unknown {
  return Object.hasOwn(value, property) ? Reflect.get(value, property) : undefined;
}

/** Declared types that are not: a plain object's, and those of single values. */
const PLAIN: ReadonlySet<unknown> = new Set([Object, Array, String, Number, Boolean]);

function isClass(declared: unknown): declared is new (...args: never[]) => object {
  return typeof declared === 'function' && !PLAIN.has(declared);
}
