// An agent service that reads each question and never answers it; of itself it says nothing.
import { once } from 'node:events';
import { createServer } from 'node:http';

const server = createServer({ requestTimeout: 0, keepAliveTimeout: 0 }, (request, response) => {
  request.resume();
  if (request.method === 'GET') response.writeHead(404).end();
}).listen({ port: 0, host: '127.0.0.1', backlog: 1_024 });
await once(server, 'listening');
const address = server.address();
process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
