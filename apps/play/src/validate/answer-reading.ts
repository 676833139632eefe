import { isJsonObject, type JsonObject } from '#libs/protocol';
import type { Reply } from './agent-under-test.js';
import { advice, type Finding, shown, wrong } from './finding.js';

export interface ReadAnswer {
  /** Undefined if the answer holds none. */
  readonly decision?: JsonObject;
  readonly findings: readonly Finding[];
}

export const NDJSON = 'application/x-ndjson';
const JSON_TYPE = 'application/json';

/** Reads an answer: as one JSON document, or line by line if its content type is NDJSON. */
export function decisionIn(reply: Reply): ReadAnswer {
  const { mediaType } = reply;
  if (mediaType === NDJSON) return inLines(reply);
  const isNamed = mediaType === JSON_TYPE || mediaType.endsWith('+json');
  const type = mediaType === '' ? 'has no content type' : `has the content type ${shown(mediaType)}`;
  const misnamed = isNamed ? [] : [wrong(`Its answer ${type}, where ${JSON_TYPE} or ${NDJSON} was expected.`, reply)];
  const value = parsed(reply.text);
  if (value === undefined) return { findings: [...misnamed, wrong(notJson(reply.text), reply)] };
  const { decision, findings } = unwrapped(value, reply);
  return { ...(decision && { decision }), findings: [...misnamed, ...findings] };
}

/** Any number of lines `{"thinking": "text"}`, and the decision as the last line. */
function inLines(reply: Reply): ReadAnswer {
  const lines = reply.text.split('\n').filter((line) => line.trim() !== '');
  const last = lines.at(-1);
  if (last === undefined) return { findings: [wrong('Its answer has no lines.', reply)] };
  const findings: Finding[] = [];
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const value = parsed(line);
    const isThinking = isJsonObject(value) && typeof value['thinking'] === 'string';
    if (isThinking && !('action' in value)) continue;
    const what =
      isJsonObject(value) && 'action' in value ? 'a decision before the last one' : 'no {"thinking": "text"}';
    findings.push(wrong(`Line ${index + 1} of its answer is ${what}: ${shown(line)}`, reply));
  }
  const value = parsed(last);
  if (value === undefined)
    return { findings: [...findings, wrong(`Its last line is not JSON: ${shown(last)}`, reply)] };
  if (isJsonObject(value) && 'thinking' in value && !('action' in value)) {
    return {
      findings: [...findings, wrong('Its last line is a thinking chunk, where the decision was expected.', reply)],
    };
  }
  const { decision, findings: further } = unwrapped(value, reply);
  return { ...(decision && { decision }), findings: [...findings, ...further] };
}

/** Other accepted forms: `{decision: …}`, the bare action, and the action as its type or id alone. */
function unwrapped(value: unknown, reply: Reply): ReadAnswer {
  if (!isJsonObject(value)) return { findings: [wrong('Its answer is not a JSON object.', reply)] };
  const decision = isJsonObject(value['decision']) ? value['decision'] : value;
  const { action, type, action_id: id } = decision;
  const whole = typeof action === 'string' ? { ...decision, action: { ...decision, type: action } } : decision;
  const isBare = action === undefined && (typeof type === 'string' || typeof id === 'string');
  const read = isBare ? { action: decision } : whole;
  const isPlain = read === value;
  const remark = advice(
    'Its answer is understood, but not in the form {"action": {"type": …}, "reasoning": …}.',
    reply,
  );
  return { decision: read, findings: isPlain ? [] : [remark] };
}

function notJson(text: string): string {
  return text.trim() === '' ? 'It answered nothing.' : 'It answered something that is not JSON.';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
