import { isDeeperThan, isJsonObject, type JsonObject, type TranscriptAttempt } from '#libs/protocol';
import { cut, plainJson, plainLine } from '#libs/service';

/** Of one decision: attempts, the newest count; and characters of one attempt as JSON. */
const MAX_ATTEMPTS = 8;
const MAX_ATTEMPT = 262_144;
const MAX_LEVELS = 32;
const MAX_LINE = 2_000;

/** The lengths that an attempt's texts are cut to, one after the other, until it fits. */
const TEXT_LENGTHS = [65_536, 16_384, 4_096, 512, 64];

/** No provider's request holds these but as credentials. An agent sends none; one that does is not kept. */
const SECRETS = /^(headers|authorization|proxy-authorization|cookie|(x[-_])?api[-_]?key)$/i;

/** The attempts of a decision as an agent reports them: bounded, and without what may be a key. Null where there are none. */
export function readTranscript(value: unknown): readonly TranscriptAttempt[] | null {
  if (!Array.isArray(value)) return null;
  const attempts = value.slice(-MAX_ATTEMPTS).filter(isJsonObject).map(readAttempt);
  return attempts.length === 0 ? null : attempts;
}

function readAttempt(sent: JsonObject): TranscriptAttempt {
  if (isDeeperThan(MAX_LEVELS, sent)) return attemptOf({ error: `[left out: more than ${MAX_LEVELS} levels]` });
  const attempt = attemptOf(sent);
  if (isShort(attempt)) return attempt;
  for (const length of TEXT_LENGTHS) {
    const shorter = attemptOf(shortOf(attempt, length));
    if (isShort(shorter)) return shorter;
  }
  const { latency_ms, reported_model, prompt_version, prompt_hash } = attempt;
  const error = `[left out: more than ${MAX_ATTEMPT} characters]`;
  return attemptOf({ error, latency_ms, reported_model, prompt_version, prompt_hash });
}

function attemptOf(sent: object): TranscriptAttempt {
  const { request = null, answer = null, thoughts, choice = null, error, usage, ...rest }: JsonObject = { ...sent };
  const latency = rest['latency_ms'];
  return {
    request: withoutSecrets(plainJson(request)),
    answer: withoutSecrets(plainJson(answer)),
    thoughts: typeof thoughts === 'string' && thoughts !== '' ? plainJson(thoughts) : null,
    ending: plainLine(rest['ending'], MAX_LINE),
    choice: plainJson(choice),
    error: plainLine(error, MAX_LINE),
    usage: isJsonObject(usage) ? plainJson(usage) : null,
    latency_ms: typeof latency === 'number' && latency >= 0 ? latency : 0,
    reported_model: plainLine(rest['reported_model'], MAX_LINE),
    prompt_version: plainLine(rest['prompt_version'], MAX_LINE),
    prompt_hash: plainLine(rest['prompt_hash'], MAX_LINE),
  };
}

function isShort(attempt: TranscriptAttempt): boolean {
  return JSON.stringify(attempt).length <= MAX_ATTEMPT;
}

function shortOf(value: object, length: number): object {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shortened(field, length)]));
}

/** The end of a text that was cut names by how much. */
function shortened(value: unknown, length: number): unknown {
  if (typeof value === 'string' && value.length > length) {
    return `${cut(value, length)}… [${value.length - length} more characters left out]`;
  }
  if (Array.isArray(value)) return value.map((entry) => shortened(entry, length));
  return isJsonObject(value) ? shortOf(value, length) : value;
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !SECRETS.test(name));
  return Object.fromEntries(entries.map(([name, field]) => [name, withoutSecrets(field)]));
}
