import type { ErrorReport } from './error-report.js';
import type { FailureKind } from './provider-failure.js';
import { retryAfter } from './retry-after.js';

/** A kind of failure that the words of the provider determine, whatever the status. */
interface ErrorClass {
  readonly kind: FailureKind;
  readonly codes: readonly string[];
  readonly words: RegExp;
  /** Not by the words alone where this holds. */
  readonly unless?: (report: ErrorReport) => boolean;
}

/** "Your quota is used up, try again in a minute" is a rate limit in other words. */
const hasTime = ({ status, headers, body, words }: ErrorReport): boolean =>
  (status === 429 || status === 503 || status === 200) && retryAfter(headers, body, words, Date.now()) !== undefined;
/** These statuses speak of the caller, not of the model. */
const isOfTheCaller = ({ status }: ErrorReport): boolean => status === 401 || status === 429 || status >= 500;

/** In the order in which they are looked for. */
const CLASSES: readonly ErrorClass[] = [
  {
    kind: 'no_credit',
    codes: [
      '402',
      'insufficient_quota',
      'insufficient_credits',
      'insufficient_balance',
      'insufficient_user_quota',
      'credit_balance_exhausted',
      'billing_error',
      'billing_not_active',
      'billing_hard_limit_reached',
      'quota_exceeded',
      'payment_required',
      'arrearage',
      'budget_exceeded',
      'exceeded_current_quota_error',
      'access_terminated',
      '1008',
      '1113',
    ],
    words:
      /credit balance|(?:insufficient|not enough|out of|no|more|requires) (?:\w+ ){0,2}(?:credits?|balance|funds)\b|exceeded your (?:\w+ ){0,2}quota|budget has been exceeded|(?:payment|billing) (?:is )?required|billing (?:hard limit|not active)|account is not active|余额不足|(?:add|purchase|buy|top up) (?:\w+ ){0,2}credits|usage limits?\b.*\bregain access/i,
    unless: hasTime,
  },
  {
    kind: 'bad_generation',
    codes: ['json_validate_failed', 'tool_use_failed', 'model_output_error', 'output_parse_failed'],
    words: /failed to (?:validate|generate) json|failed_generation/i,
  },
  {
    kind: 'filtered',
    codes: [
      'content_filter',
      'content_policy_violation',
      'contentfilter',
      'responsibleaipolicyviolation',
      'data_inspection_failed',
      'datainspectionfailed',
      'moderation_blocked',
      'invalid_prompt',
      'sensitive_words_detected',
      'risk_control_triggered',
      'content_blocked',
      '1026',
      '1027',
      '1301',
    ],
    words:
      /content (?:management|filter(?:ing)?|safety|usage) polic|content exists risk|(?:input|prompt|request) (?:\w+ ){0,4}flagged|requires moderation|violat\w+ (?:\w+ ){0,4}(?:usage )?polic/i,
  },
  {
    kind: 'unknown_model',
    codes: [
      'model_not_found',
      'model_not_exist',
      'model_not_available',
      'invalid_model',
      'invalid_model_id',
      'model_decommissioned',
      'model_terminated',
      'deploymentnotfound',
      'unsupported_model',
      'modelnotfound',
      'no_model_loaded',
      'modelerror.modelnotfound',
    ],
    words:
      /not a valid model|(?:invalid|unknown|unsupported|no such) model(?! (?:output|response|input|settings?))|model (?:not exist|does not exist|not found|is not found)|\bmodel\W+[^\s]{1,100}\W+(?:\w+ ){0,3}(?:not found|not exist|not available|not supported|not served|decommissioned|deprecated|retired|doesn't exist)|model identifier is invalid|(?:model )?has been (?:decommissioned|deprecated|retired)|no models? (?:is |are )?(?:currently )?loaded|does not support (?:chat|generate)\b|models?\/\S+ is not found/i,
    unless: isOfTheCaller,
  },
];

/** Statuses that codes in words stand for, where the error came inside an answer of status 200. */
const STATUS_IN_WORDS: readonly (readonly [RegExp, number])[] = [
  [/rate_?limit|too_many|resource_exhausted|throttl|limit_exceeded|^1002$|^1302$/, 429],
  [/auth|api_?key|^1004$|^2049$/, 401],
  [/permission|forbidden/, 403],
  [/not_found/, 404],
  [/request_too_large/, 413],
  [/timeout|deadline/, 408],
  [/overloaded|unavailable|server|internal|api_error|upstream|provider|^1000$|^1013$/, 503],
  [/invalid|bad_?request|unsupported|validation|failed_precondition/, 400],
];
const UNKNOWN_FAULT = 500;

/** The meaning of an error: its kind, from the provider's own codes and words first, then from the status. */
export function kindOfError(report: ErrorReport): FailureKind {
  const byCode = CLASSES.find(({ codes }) => codes.some((code) => report.codes.includes(code)));
  const byWords = CLASSES.find(({ words, unless }) => words.test(report.words) && unless?.(report) !== true);
  return byCode?.kind ?? byWords?.kind ?? kindOfStatus(statusOf(report));
}

/** The status of an error; where it came inside an answer, the one that its own codes stand for. */
export function statusOf({ status, codes }: ErrorReport): number {
  if (status >= 300) return status;
  const number = codes.map(Number).find((code) => code >= 400 && code <= 599);
  if (number !== undefined) return number;
  // The code is more exact than the type, and comes first.
  for (const code of codes) {
    const found = STATUS_IN_WORDS.find(([word]) => word.test(code));
    if (found !== undefined) return found[1];
  }
  return UNKNOWN_FAULT;
}

/** The kind of failure that an HTTP status alone stands for. */
function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 402) return 'no_credit';
  if (status === 404) return 'unknown_model';
  if (status === 429) return 'rate_limited';
  // 409, 425 and Groq's 498 pass as soon as there is room.
  return status >= 500 || [408, 409, 425, 498].includes(status) ? 'overloaded' : 'rejected';
}
