// The least that a server of files does: streams one file, whatever it is asked for.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream';

const file = process.argv[2] ?? '';
const { size } = await stat(file);
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': size });
  pipeline(createReadStream(file), response, (error) => {
    if (error !== null && error !== undefined) process.stderr.write(`${error.message}\n`);
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
