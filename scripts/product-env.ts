/** What programs of the house are told of a proxy would send probes elsewhere than to the address that was checked. */
const unwanted = /^(npm_|init_cwd$|(https?|all|no)_proxy$|node_use_env_proxy$|node_env$)/i;

/** This process's environment without what npm and proxies put there. */
export function cleanEnv(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(source).filter(([name, value]) => !unwanted.test(name) && value !== ""),
  ) as NodeJS.ProcessEnv;
}

/**
 * Reads a port from the environment.
 * @returns 1 to 65535
 * @throws Error that names the variable
 */
export function portOf(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined || value === "") return fallback;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${name} must be a port from 1 to 65535, not "${value}".`);
}
