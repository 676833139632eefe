/**
 * An agent that needs no address: it takes an open seat, follows its questions by server-sent events, and posts the answers.
 * node pull-agent.ts http://localhost:3000 <game_id> <player_id> [name]
 */
interface Turn {
  readonly request_id: string;
  readonly request: { readonly valid_actions: readonly { readonly type: string; readonly [field: string]: unknown }[] };
}

const [server, gameId, playerId, name = 'Pulling agent'] = process.argv.slice(2);
const seat = `${server}/games/${gameId}/seats/${playerId}`;
const json = { 'content-type': 'application/json' };

const taken = await fetch(seat, { method: 'POST', headers: json, body: JSON.stringify({ name }) });
if (!taken.ok) throw new Error(`The seat is not free: ${await taken.text()}`);
const { seat_token: token } = (await taken.json()) as { readonly seat_token: string };
const authorization = `Bearer ${token}`;

/** Here goes your strategy: `request` is what agents are sent over HTTP. */
function decide({ request: { valid_actions: offers } }: Turn): { readonly action: object; readonly reasoning: string } {
  const action = offers.find(({ type }) => type !== 'resign') ?? { type: 'pass' };
  return { action, reasoning: `${action.type} comes first.` };
}

async function answer(turn: Turn): Promise<void> {
  const body = JSON.stringify({ request_id: turn.request_id, ...decide(turn) });
  const { ok, status } = await fetch(`${seat}/decide`, { method: 'POST', headers: { ...json, authorization }, body });
  if (!ok) console.error(`The answer was refused with status ${status}.`);
}

/** One connection; true: the game is over. */
async function follow(): Promise<boolean> {
  const { body } = await fetch(`${seat}/stream`, { headers: { authorization } });
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + chunk).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      if (event.startsWith('event: over') || event.startsWith('event: refused')) return true;
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) await answer(JSON.parse(data) as Turn);
    }
  }
  return false;
}

while (!(await follow().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 1_000));
console.log('The game is over.');
