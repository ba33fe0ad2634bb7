import type { Cause } from "@/lib/diagnosis/cause";

/** What a gateway reports of the hop behind it. */
export const upstreamCauses = {
  "upstream-unavailable": {
    layer: "proxy",
    seen: "it got no valid answer from what stands behind it",
    words: "the app is not running, or breaks off its answers",
    verb: "gets no valid answer from the app",
  },
  "upstream-timeout": {
    layer: "proxy",
    seen: "it got no answer from what stands behind it in time",
    words: "the app is too slow, or its host does not answer",
    verb: "waits in vain for the app",
  },
  "upstream-refused": {
    layer: "application",
    seen: "it could not connect to what stands behind it",
    words: "the app is not running or not on that port",
    verb: "cannot reach the app",
  },
  "upstream-connect-timeout": {
    layer: "network",
    seen: "it could not connect to what stands behind it",
    words: "a firewall drops the packets, or the app's host is down",
    verb: "gets no connection to the app",
  },
  "upstream-unreachable": {
    layer: "network",
    seen: "it could not connect to what stands behind it",
    words: "there is no route to the app's host, or it is gone",
    verb: "has no route to the app",
  },
  "upstream-dns-failure": {
    layer: "proxy",
    seen: "it could not connect to what stands behind it",
    words: "the app's name does not resolve for the gateway",
    verb: "cannot resolve the app's name",
  },
  "upstream-reset": {
    layer: "application",
    seen: "what stands behind it reset the connection",
    words: "the app crashed or was killed while it worked",
    verb: "is reset by the app",
  },
  "upstream-closed-early": {
    layer: "application",
    seen: "what stands behind it closed the connection without an answer",
    words: "a worker of the app was killed, or timed out",
    verb: "gets no answer from the app",
  },
  "upstream-keepalive-race": {
    layer: "proxy",
    seen: "what stands behind it closed the connection without an answer",
    words: "the app closes idle connections sooner than the gateway does",
    verb: "loses connections to the app",
  },
  "upstream-bad-response": {
    layer: "application",
    seen: "it got no valid answer from what stands behind it",
    words: "the app's answer is not valid HTTP",
    verb: "cannot read the app's answer",
  },
  "upstream-header-too-large": {
    layer: "application",
    seen: "it got no valid answer from what stands behind it",
    words: "the app's headers do not fit the gateway's buffer",
    verb: "cannot take the app's headers",
  },
  "upstream-read-timeout": {
    layer: "application",
    seen: "it got no answer from what stands behind it in time",
    words: "the app took longer than the gateway waits",
    verb: "waits in vain for the app",
  },
  "upstream-protocol-mismatch": {
    layer: "proxy",
    seen: "it got no valid answer from what stands behind it",
    words: "gateway and app do not speak the same protocol",
    verb: "does not speak the app's protocol",
  },
  "upstream-tls-handshake": {
    layer: "proxy",
    seen: "it could not speak TLS with what stands behind it",
    words: "the handshake with the app fails",
    verb: "cannot speak TLS with the app",
  },
  "upstream-tls-untrusted": {
    layer: "proxy",
    seen: "it could not speak TLS with what stands behind it",
    words: "the gateway does not trust the app's certificate",
    verb: "does not trust the app's certificate",
  },
  "upstream-tls-expired": {
    layer: "proxy",
    seen: "it could not speak TLS with what stands behind it",
    words: "the app's internal certificate has expired",
    verb: "finds the app's certificate expired",
  },
  "upstream-tls-wrong-host": {
    layer: "proxy",
    seen: "it could not speak TLS with what stands behind it",
    words: "the app's certificate is for another name",
    verb: "finds another name in the app's certificate",
  },
  "upstream-socket-missing": {
    layer: "proxy",
    seen: "it could not connect to what stands behind it",
    words: "the app is not running, or its socket is elsewhere",
    verb: "cannot find the app's socket",
  },
  "upstream-socket-permission": {
    layer: "proxy",
    seen: "it could not connect to what stands behind it",
    words: "the gateway may not open the app's socket",
    verb: "may not open the app's socket",
  },
  "no-healthy-upstream": {
    layer: "proxy",
    seen: "it has no healthy server to ask",
    words: "every server behind it is marked as down, or none is registered",
    verb: "has no healthy server",
  },
} as const satisfies Record<string, Cause>;
