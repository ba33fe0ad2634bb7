import { lookup, Resolver } from "node:dns";
import { isIP } from "node:net";
import { codeOf } from "@/lib/net/net-error";

/** A name that did not resolve; `code` tells why as far as it can be told. */
export type ResolveFailure = { code: string; message: string };
export type Resolved = { ok: true; addresses: string[] } | { ok: false; failure: ResolveFailure };

export type Lookup = (host: string, done: (error: NodeJS.ErrnoException | null, addresses: string[]) => void) => void;

/** The system's own way, hosts file included, as every other program on the machine resolves. */
export const systemLookup: Lookup = (host, done) =>
  lookup(host, { all: true, verbatim: true }, (error, found) =>
    done(
      error,
      (found ?? []).map((each) => each.address),
    ),
  );

/** What a resolver's codes mean, worst first: a server that fails outweighs another's "no such record". */
const refined: readonly (readonly [code: string, ours: string])[] = [
  ["EBADNAME", "DNS_BADNAME"],
  ["ENOTFOUND", "DNS_NXDOMAIN"],
  ["ESERVFAIL", "DNS_SERVFAIL"],
  ["EFORMERR", "DNS_SERVFAIL"],
  ["EREFUSED", "DNS_REFUSED"],
  ["ETIMEOUT", "DNS_TIMEOUT"],
  ["ENODATA", "DNS_NODATA"],
];

/** A resolver that is silent for so long is not merely slow. */
const longSilenceMs = 500;

/**
 * Asks the resolver itself, for A and AAAA, why a name failed: `getaddrinfo` knows two codes for it all.
 * @param withinMs what may be spent on it
 * @param servers asked instead of the system's, as `address:port`
 * @returns the finer code (`DNS_NXDOMAIN`, ...), or null when it cannot be told
 */
export function refineDns(host: string, withinMs: number, servers?: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const resolver = new Resolver({ timeout: Math.max(100, Math.ceil(withinMs)), tries: 1 });
    if (servers) resolver.setServers(servers);
    const codes: (string | null)[] = [];
    const end = (): void => {
      clearTimeout(timer);
      resolver.cancel();
      // One family that does resolve means that the failure has passed or is not the name's.
      const known = codes.includes(null) ? undefined : refined.find(([code]) => codes.includes(code));
      resolve(known?.[1] ?? null);
    };
    const timer = setTimeout(() => {
      if (withinMs >= longSilenceMs) codes.push("ETIMEOUT");
      end();
    }, withinMs);
    const heard = (error: NodeJS.ErrnoException | null): void => {
      codes.push(error === null ? null : codeOf(error));
      if (codes.length === 2) end();
    };
    resolver.resolve4(host, heard);
    resolver.resolve6(host, heard);
  });
}

const refineMs = 1000;

/**
 * Every address of a host. An address resolves to itself.
 * @param withinMs the time that is left; past it the failure is DNS_TIMEOUT
 */
export function resolveHost(host: string, withinMs: number, look: Lookup = systemLookup): Promise<Resolved> {
  if (isIP(host)) return Promise.resolve({ ok: true, addresses: [host] });
  return new Promise((resolve) => {
    const started = performance.now();
    const timer = setTimeout(
      () =>
        resolve({
          ok: false,
          failure: { code: "DNS_TIMEOUT", message: `${host} did not resolve within ${Math.round(withinMs)} ms` },
        }),
      withinMs,
    );
    look(host, (error, addresses) => {
      if (!error && addresses.length > 0) {
        clearTimeout(timer);
        return resolve({ ok: true, addresses });
      }
      const coarse = { code: error?.code ?? "ENOTFOUND", message: error?.message ?? `${host} has no address` };
      const left = Math.min(refineMs, withinMs - (performance.now() - started) - 50);
      void (left < 50 ? Promise.resolve(null) : refineDns(host, left)).then((code) => {
        clearTimeout(timer);
        const failure = code === null ? coarse : { code, message: `${host} does not resolve: ${code}.` };
        resolve({ ok: false, failure });
      });
    });
  });
}
