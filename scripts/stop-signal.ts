/**
 * Calls `stop` once when this process is asked to end: by a signal, or because its parent is gone (a shell
 * between npm and us does not pass signals on).
 */
export function onStop(stop: (reason: string) => void): void {
  let asked = 0;
  const ask = (reason: string): void => {
    asked += 1;
    if (asked === 1) stop(reason);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ask(signal));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) ask("the parent process is gone");
  }, 250).unref();
}
