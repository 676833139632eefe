import { ConfigurationError, type RunningService } from '#libs/service';

/** Services that are closed in the reverse order of their start, so that no service outlives one that it calls. */
export class RunningServices {
  private readonly services: RunningService[] = [];

  /**
   * Starts a further service.
   *
   * @param portVariable the variable that sets its port, for the message if that port is in use
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
  const advice = `stop the program that listens there, or choose another port with ${variable}.`;
  return new ConfigurationError(`Port ${error.port} is in use: ${advice}`, { cause: error });
}

function isAddressInUse(error: unknown): error is { port: number } {
  if (typeof error !== 'object' || error === null) return false;
  return 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}
