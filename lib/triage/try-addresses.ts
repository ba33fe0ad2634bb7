import { connectPinned } from "@/lib/net/connect";
import { shakeHands } from "@/lib/net/handshake";
import { codeOf } from "@/lib/net/net-error";
import type { AddressPolicy } from "@/lib/net/policy";
import { Sockets } from "@/lib/net/sockets";
import { hostOf, portOf } from "@/lib/net/target";
import { tlsContext } from "@/lib/net/tls-context";
import type { TriedAddress } from "@/lib/triage/observation";

const mostAddresses = 8;

async function steps(
  address: string,
  url: URL,
  policy: AddressPolicy,
  sockets: Sockets,
  tried: TriedAddress,
): Promise<TriedAddress> {
  const secure = url.protocol === "https:";
  const tcp = await connectPinned([address], { port: portOf(url), policy, sockets });
  if (!secure) return { ...tried, tcp: null };
  tried.tcp = null;
  const { problem } = await shakeHands(tcp, hostOf(url), tlsContext(), sockets);
  return { ...tried, tls: problem?.code ?? null };
}

function tryOne(address: string, url: URL, policy: AddressPolicy, withinMs: number): Promise<TriedAddress> {
  const sockets = new Sockets();
  // Until a step has ended well, its time is what will have run out.
  const tried: TriedAddress = { address, tcp: "TIMEOUT", tls: url.protocol === "https:" ? "TIMEOUT" : null };
  return new Promise((resolve) => {
    const end = (result: TriedAddress): void => {
      clearTimeout(timer);
      sockets.end();
      resolve(result);
    };
    const timer = setTimeout(() => end({ ...tried }), withinMs);
    steps(address, url, policy, sockets, tried).then(end, (error: unknown) =>
      end(tried.tcp === null ? { ...tried, tls: codeOf(error) } : { ...tried, tcp: codeOf(error), tls: null }),
    );
  });
}

/**
 * Connects to each address by itself, with TLS where the URL asks for it, and sends nothing. Eight addresses at most.
 * @param addresses IP literals; one that the policy refuses is not connected to and shows `BLOCKED`
 */
export const tryAddresses = (
  addresses: readonly string[],
  url: URL,
  policy: AddressPolicy,
  withinMs: number,
): Promise<TriedAddress[]> =>
  Promise.all(addresses.slice(0, mostAddresses).map((address) => tryOne(address, url, policy, withinMs)));
