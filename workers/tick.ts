/**
 * Runs work again and again, `everyMs` from start to start, never two at once. A failure is told and the next run follows.
 * `stop` waits for the run under way.
 */
export function tick(
  everyMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    const started = performance.now();
    running = work()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(run, Math.max(0, everyMs - (performance.now() - started)));
      });
  };
  run();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
