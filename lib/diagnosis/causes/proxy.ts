import type { Cause } from "@/lib/diagnosis/cause";
import { answerByHand, askByHand, exempt, fixUrl, lastRelease, proxyLog, usersToo } from "@/lib/diagnosis/causes/steps";

/** What a gateway decides itself. */
export const proxyCauses = {
  "proxy-overloaded": {
    layer: "proxy",
    words: "the gateway has reached its limit of connections",
    verb: "is at its limit",
    retryHelps: true,
    steps: [{ text: "Look at its limits of connections and its queue.", command: null }, proxyLog],
  },
  "proxy-rate-limited": {
    layer: "proxy",
    words: "the gateway limits the rate",
    verb: "limits the rate",
    retryHelps: true,
    steps: [exempt, { text: "Look at the limit.", command: "grep -rn -E 'limit_req|limit_conn' /etc/nginx" }],
  },
  "proxy-forbidden": {
    layer: "proxy",
    words: "a rule of the gateway denies access",
    verb: "denies access",
    retryHelps: false,
    steps: [
      { text: "Look for a rule that refuses the monitor.", command: "grep -rn -E 'deny|allow' /etc/nginx" },
      usersToo,
    ],
  },
  "proxy-auth-required": {
    layer: "proxy",
    words: "the gateway asks for credentials",
    verb: "asks for credentials",
    retryHelps: false,
    steps: [
      { text: "Give the check an Authorization header.", command: null },
      { text: "Or let the path of the check pass without credentials.", command: null },
    ],
  },
  "proxy-auth-backend-down": {
    layer: "proxy",
    words: "the gateway's authentication service failed",
    verb: "cannot reach its authentication service",
    retryHelps: false,
    steps: [{ text: "Look at the service that authenticates for the gateway.", command: null }, proxyLog],
  },
  "proxy-not-found": {
    layer: "proxy",
    words: "the gateway itself has no such host, path or file",
    verb: "has no such page",
    retryHelps: false,
    steps: [
      {
        text: "Look at its virtual hosts, locations and root folder.",
        command: "nginx -T | grep -n -E 'server_name|location|root'",
      },
      fixUrl,
    ],
  },
  "proxy-config-error": {
    layer: "proxy",
    words: "the gateway's configuration is broken",
    verb: "has a broken configuration",
    retryHelps: false,
    steps: [{ text: "Test the configuration.", command: "nginx -t" }, proxyLog],
  },
  "proxy-configured-status": {
    layer: "proxy",
    words: "its configuration says to answer this, such as a maintenance page",
    verb: "was told to answer this",
    retryHelps: false,
    steps: [
      { text: "Look for a maintenance switch in its configuration.", command: "grep -rn -E 'return [45]' /etc/nginx" },
      lastRelease,
    ],
  },
  "proxy-dropped": {
    layer: "proxy",
    words: "a rule of the gateway closes such connections on purpose",
    retryHelps: false,
    steps: [{ text: "Look for rules on bots and addresses.", command: "grep -rn 'return 444' /etc/nginx" }, usersToo],
  },
  "proxy-protocol-mismatch": {
    layer: "proxy",
    words: "the listener expects the PROXY protocol",
    retryHelps: false,
    steps: [
      {
        text: "Compare the PROXY protocol settings on both sides.",
        command: "grep -rn -E 'proxy_protocol|accept-proxy' /etc/nginx /etc/haproxy",
      },
      askByHand,
    ],
  },
  "proxy-error": {
    layer: "proxy",
    words: "the gateway answered with an error of its own",
    verb: "fails by itself",
    retryHelps: false,
    steps: [proxyLog, answerByHand],
  },
  "fcgi-script-not-found": {
    layer: "proxy",
    words: "the gateway asks for a script that is not there",
    verb: "asks for a script that is not there",
    retryHelps: false,
    steps: [
      { text: "Look at SCRIPT_FILENAME and the root folder.", command: "nginx -T | grep -n -E 'SCRIPT_FILENAME|root'" },
      { text: "Look whether the file is in the container or folder that runs PHP.", command: null },
    ],
  },
} as const satisfies Record<string, Cause>;
