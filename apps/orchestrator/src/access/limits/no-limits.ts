/** Variables that switch all limits off, for programs that are alone with the server they start. */
export const NO_LIMITS: Readonly<Record<string, string>> = {
  ORCHESTRATOR_LIMIT_CREATE: '0',
  ORCHESTRATOR_LIMIT_CONTROL: '0',
  ORCHESTRATOR_LIMIT_READ: '0',
  ORCHESTRATOR_LIMIT_MESSAGES: '0',
  ORCHESTRATOR_MAX_SOCKETS_PER_ADDRESS: '0',
  ORCHESTRATOR_MAX_RUNNING_GAMES: '0',
  ORCHESTRATOR_MAX_RUNNING_GAMES_PER_KEY: '0',
  ORCHESTRATOR_MAX_RUNNING_GAMES_PER_ENGINE: '0',
};
