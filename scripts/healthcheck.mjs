// A container's health: asks the service on the given port of this machine for /health.
const port = process.argv[2] ?? '3000';
const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
