import { ConfigurationError, type RunningService } from '#libs/service';

/** Services that were started one after the other and are closed in the opposite order: nobody outlives what it calls. */
export class Running {
  private readonly services: RunningService[] = [];

  /**
   * Starts one more.
   *
   * @param portVariable where its port comes from, for the message when that port is in use
   */
  async add(portVariable: string, start: () => Promise<RunningService>): Promise<RunningService> {
    const service = await start().catch((error: unknown) => {
      throw portInUse(error, portVariable) ?? error;
    });
    this.services.push(service);
    return service;
  }

  async close(): Promise<void> {
    for (const service of this.services.toReversed()) await service.close();
  }
}

function portInUse(error: unknown, variable: string): ConfigurationError | undefined {
  if (!isAddressInUse(error)) return undefined;
  const advice = `stop what listens there, or choose another one with ${variable}.`;
  return new ConfigurationError(`Port ${error.port} is in use: ${advice}`, { cause: error });
}

function isAddressInUse(error: unknown): error is { port: number } {
  if (typeof error !== 'object' || error === null) return false;
  return 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}
