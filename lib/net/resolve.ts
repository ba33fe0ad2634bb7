import { lookup, Resolver } from "node:dns";
import { isIP } from "node:net";

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

const resolverCodes: Record<string, string> = {
  ENOTFOUND: "DNS_NXDOMAIN",
  ENODATA: "DNS_NODATA",
  ESERVFAIL: "DNS_SERVFAIL",
  EREFUSED: "DNS_REFUSED",
  ETIMEOUT: "DNS_TIMEOUT",
  EBADNAME: "DNS_BADNAME",
};

/**
 * Asks the resolver itself why a name failed: `getaddrinfo` knows two codes for it all.
 * @param withinMs what may be spent on it
 */
function refine(host: string, coarse: ResolveFailure, withinMs: number): Promise<ResolveFailure> {
  return new Promise((resolve) => {
    const resolver = new Resolver({ timeout: Math.max(100, Math.round(withinMs)), tries: 1 });
    const done = (code: string | undefined) => {
      clearTimeout(timer);
      const known = code === undefined ? undefined : resolverCodes[code];
      resolve(known === undefined ? coarse : { code: known, message: `${coarse.message} (${code})` });
    };
    const timer = setTimeout(() => {
      resolver.cancel();
      done(undefined);
    }, withinMs);
    resolver.resolve4(host, (error) => done(error?.code));
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
      void (left < 50 ? Promise.resolve(coarse) : refine(host, coarse, left)).then((failure) => {
        clearTimeout(timer);
        resolve({ ok: false, failure });
      });
    });
  });
}
