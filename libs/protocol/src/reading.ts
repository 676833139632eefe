import { isJsonObject, type JsonObject } from './json.js';

/**
 * Reads fields of a state that another engine may have left out, set to null or filled with something else: what is
 * not of the wanted type counts as missing.
 */
export function fieldsOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function numberOr(value: unknown, missing: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : missing;
}

export function textOr(value: unknown, missing: string): string {
  return typeof value === 'string' && value !== '' ? value : missing;
}

export function textOrNull(value: unknown): string | null {
  return textOr(value, '') || null;
}
