// An agent in TypeScript, nothing to install but Node. Run: npx tsx agent.ts (or node agent.ts, from Node 22.18 on)
import { createServer, type IncomingMessage } from 'node:http';

interface Action {
  type: string;
  property_id?: string;
  cost?: number;
  default?: boolean;
}

interface Question {
  player_id: string;
  game_state: { players: { id: string; cash?: number }[] };
  valid_actions: Action[];
  /** Milliseconds until the answer must be there. */
  deadline_ms: number;
  /** Why the answer before this one was refused. */
  last_error?: string;
}

interface Answer {
  action: Action;
  reasoning: string;
  chat?: string;
}

/** Your player: put your own ideas here. */
function decide({ player_id, game_state, valid_actions, last_error }: Question): Answer {
  const cash = game_state.players.find(({ id }) => id === player_id)?.cash ?? 0;
  const safe = valid_actions.find((action) => action.default) ?? valid_actions[0] ?? { type: 'end_turn' };
  if (last_error) return { action: safe, reasoning: `I was refused: ${last_error}` };
  const affordable = (type: string, reserve: number): Action | undefined =>
    valid_actions.find((action) => action.type === type && cash - (action.cost ?? 0) >= reserve);
  const buy = affordable('buy_property', 100);
  if (buy) return { action: buy, reasoning: `I can pay ${buy.property_id} and keep $100.` };
  const build = affordable('build_house', 300) ?? affordable('build_hotel', 500);
  if (build) return { action: build, reasoning: 'Houses bring rent.', chat: 'Watch your step!' };
  return { action: safe, reasoning: 'Nothing better to do.' };
}

async function answerTo(request: IncomingMessage): Promise<object> {
  if (request.method !== 'POST') return { status: 'healthy' };
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const question: Question = JSON.parse(body);
  return decide(question);
}

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  answerTo(request).then(
    (answer) => response.end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(400).end(JSON.stringify({ detail: String(error) })),
  );
});

server.listen(Number(process.env['PORT'] ?? 9000), () => {
  const address = server.address();
  console.log(`listening on http://localhost:${typeof address === 'object' ? address?.port : ''}`);
});
