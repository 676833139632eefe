/** `AI_AGENT_WRITE_PROMPTS`: the page of prompts is written instead of checked. */
export const WRITES_PROMPTS = process.env['AI_AGENT_WRITE_PROMPTS'] !== undefined;
