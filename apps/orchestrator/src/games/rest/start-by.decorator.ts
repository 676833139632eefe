import { ValidateBy } from 'class-validator';

/** A week, in seconds. */
export const MAX_WAITING_S = 604_800;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Seconds from now, or a time of ISO 8601 with its zone, no more than a week ahead. One that has passed is now. */
export function IsStartBy(): PropertyDecorator {
  return ValidateBy({
    name: 'isStartBy',
    validator: {
      validate: isStartBy,
      defaultMessage: () =>
        `start_by must be 0 to ${MAX_WAITING_S} seconds, or a time with its zone such as 2026-11-29T12:00:00Z, no more than a week ahead`,
    },
  });
}

function isStartBy(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= MAX_WAITING_S;
  if (typeof value !== 'string' || !TIME.test(value)) return false;
  const at = Date.parse(value);
  return !Number.isNaN(at) && at <= Date.now() + MAX_WAITING_S * 1_000;
}
