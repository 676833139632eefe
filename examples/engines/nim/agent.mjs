import { createServer } from 'node:http';

/** Whether who has to move now loses, if the other one makes no mistake. */
const isLost = (piles) => piles.reduce((sum, matches) => sum ^ matches, 0) === 0;

function decide({ game_state: state, valid_actions: offers }) {
  const piles = state.view.cells.map((row) => row.filter((cell) => cell === 'match').length);
  const best = offers.find(({ action_id: id }) => {
    const [pile, count] = id.split('-').map(Number);
    return isLost(piles.map((matches, index) => (index === pile - 1 ? matches - count : matches)));
  });
  const reasoning = best ? 'After this move, you lose.' : 'I am lost, unless you make a mistake.';
  return { action: { action_id: (best ?? offers[0]).action_id }, reasoning };
}

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') return response.writeHead(404).end();
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(decide(JSON.parse(text))));
});
server.listen(Number(process.env.PORT ?? 9001), () =>
  console.log(`The agent is at http://localhost:${server.address().port}`),
);
