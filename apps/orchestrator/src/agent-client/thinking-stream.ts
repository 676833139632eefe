import { isJsonObject } from '#libs/protocol';
import { plainLine, plainText } from '#libs/service';
import type { AgentDecision } from '../games/ports/index.js';
import { BadAnswer, readDecision } from './decision.reader.js';

const MAX_LINE_SHOWN = 80;

/** An answer in lines: `{"thinking": "text"}` as often as the agent likes, and the decision as the last line. */
export class ThinkingStream {
  private decision: AgentDecision | undefined;
  private begun = false;

  constructor(private readonly onThinking: (text: string) => void) {}

  /** Whether the answer came in lines at all. */
  get hasBegun(): boolean {
    return this.begun;
  }

  /** Throws BadAnswer for a line that is neither, and for a line after the decision. */
  read(line: string): void {
    this.begun = true;
    if (this.decision) throw new BadAnswer('answered another line after the decision');
    const value = parse(line);
    const chunk = thinkingIn(value);
    if (chunk === undefined) this.decision = readDecision(value);
    else this.onThinking(chunk);
  }

  /** Throws BadAnswer if the last line was no decision. */
  end(): AgentDecision {
    if (!this.decision) throw new BadAnswer('answered thoughts without a decision as the last line');
    return this.decision;
  }
}

/** A decision may have a field `thinking` too. */
function thinkingIn(line: unknown): string | undefined {
  if (!isJsonObject(line) || typeof line['thinking'] !== 'string') return undefined;
  const decides = ['action', 'decision', 'type'].some((field) => Object.hasOwn(line, field));
  return decides ? undefined : plainText(line['thinking']);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    const message = `answered the line ${JSON.stringify(plainLine(line, MAX_LINE_SHOWN) ?? '')}, which is not JSON`;
    throw new BadAnswer(message, null, { cause: error });
  }
}
