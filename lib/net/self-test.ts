import { createServer } from "node:net";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost } from "@/lib/net/post";

const proxyVariables = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NODE_USE_ENV_PROXY"];

/**
 * Refuses to start a process whose guard does not hold: a proxy would see the target in its stead,
 * and a runtime that ignores the guard would reach this machine.
 * @throws Error that says what to change
 */
export async function netSelfTest(environment: Record<string, string | undefined>): Promise<void> {
  const set = proxyVariables.flatMap((name) => [name, name.toLowerCase()]).filter((name) => environment[name]);
  if (set.length > 0)
    throw new Error(
      `${set.join(", ")} is set: probes would go through that proxy, past the address guard. Unset it for this process.`,
    );
  let hits = 0;
  const canary = createServer((socket) => {
    hits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  const address = canary.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const answer = await guardedPost(`http://127.0.0.1:${port}/`, {
    headers: [],
    body: "",
    timeoutMs: 2000,
    policy: makePolicy([]),
  });
  canary.close();
  if (hits > 0 || answer.ok)
    throw new Error("The address guard let a connection to 127.0.0.1 through. This runtime must not make checks.");
}
