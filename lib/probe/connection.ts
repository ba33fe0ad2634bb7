import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { connectPinned } from "@/lib/net/connect";
import { shakeHands } from "@/lib/net/handshake";
import type { AddressPolicy } from "@/lib/net/policy";
import type { Sockets } from "@/lib/net/sockets";
import { hostOf } from "@/lib/net/target";
import { tlsContext } from "@/lib/net/tls-context";
import { certificateOf } from "@/lib/probe/certificate";
import type { ProbeResult } from "@/lib/probe/probe";
import type { Stopwatch } from "@/lib/probe/stopwatch";

export type Connecting = {
  port: number;
  policy: AddressPolicy;
  /** The roots that are trusted, the system's by default. */
  trust: SecureContext | undefined;
  watch: Stopwatch;
  /** Holds every socket that is opened, so that a deadline can end it. */
  sockets: Sockets;
  /** Told what is seen on the way: what is known when the time runs out. */
  result: ProbeResult;
};

/**
 * Connects to the first of the addresses that takes the connection, with TLS where the URL asks for it.
 * @throws NetError when that fails; the watch stands at the phase that did
 */
export async function connect(url: URL, addresses: readonly string[], connecting: Connecting): Promise<Socket> {
  const { port, policy, trust, watch, sockets, result } = connecting;
  watch.next("tcp", result.addresses.join(", "));
  const tcp = await connectPinned(addresses, { port, policy, sockets });
  result.remoteAddress = tcp.remoteAddress ?? null;
  if (url.protocol !== "https:") {
    watch.next("request", result.remoteAddress);
    return tcp;
  }
  watch.next("tls", result.remoteAddress);
  const { socket, problem, certificate } = await shakeHands(tcp, hostOf(url), trust ?? tlsContext(), sockets);
  result.tls = { protocol: socket.getProtocol(), certificate: certificateOf(certificate) };
  // Not a byte of the request, its secrets least of all, goes to a server that has not proved who it is.
  if (problem !== null) throw problem;
  watch.next("request", result.tls.protocol);
  return socket;
}
