/** Something that lives as long as the app: a thread, a guard, a window. */
export interface Service {
  readonly name: string;
  start(): void | Promise<void>;
  stop(): void | Promise<void>;
}

export interface RunningServices {
  /** Stops in reverse order. A service that fails to stop is reported and does not keep the others from stopping. */
  stop(): Promise<void>;
}

/**
 * Starts services one after the other: a later one may rely on an earlier one. When one throws, those that run already are
 * stopped in reverse and the error goes on.
 */
export async function startServices(services: readonly Service[], report: (message: string, error: unknown) => void): Promise<RunningServices> {
  const running: Service[] = [];

  async function stop(): Promise<void> {
    for (;;) {
      const service = running.pop();
      if (service === undefined) return;
      try {
        await service.stop();
      } catch (error) {
        report(`${service.name} did not stop cleanly`, error);
      }
    }
  }

  for (const service of services) {
    try {
      await service.start();
    } catch (error) {
      report(`${service.name} did not start`, error);
      await stop();
      throw error;
    }
    running.push(service);
  }
  return { stop };
}
