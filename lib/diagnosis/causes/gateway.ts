import type { Cause } from "@/lib/diagnosis/cause";

/** Causes that a gateway reports of what stands behind it, and those it decides itself. */
export const gatewayCauses: Record<string, Cause> = {
  "upstream-unavailable": {
    layer: "proxy",
    words: "the gateway could not get an answer from what stands behind it",
    retryHelps: true,
    steps: [
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
      { text: "On the proxy's host, ask the application directly.", command: "curl -sv http://127.0.0.1:<app port>/" },
    ],
  },
  "upstream-timeout": {
    layer: "proxy",
    words: "what stands behind the gateway did not answer in time",
    retryHelps: true,
    steps: [
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
      { text: "On the proxy's host, ask the application directly.", command: "curl -sv http://127.0.0.1:<app port>/" },
    ],
  },
  "upstream-refused": {
    layer: "application",
    words: "the app is not running or not on that port",
    retryHelps: true,
    steps: [
      { text: "Look whether the application runs and where it listens.", command: "ss -ltnp" },
      { text: "On the proxy's host, ask the application directly.", command: "curl -sv http://127.0.0.1:<app port>/" },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-connect-timeout": {
    layer: "network",
    words: "the connection from the gateway to the app is not answered",
    retryHelps: true,
    steps: [
      { text: "Look at the firewall between the proxy and the application.", command: null },
      { text: "On the proxy's host, ask the application directly.", command: "curl -sv http://127.0.0.1:<app port>/" },
    ],
  },
  "upstream-unreachable": {
    layer: "network",
    words: "the gateway has no route to the app",
    retryHelps: true,
    steps: [
      { text: "Look at routes and network policies between the two.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-dns-failure": {
    layer: "proxy",
    words: "the gateway cannot resolve the app's name",
    retryHelps: true,
    steps: [
      { text: "Look at the proxy's resolver and at the name it is given.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-reset": {
    layer: "application",
    words: "the app reset the gateway's connection",
    retryHelps: true,
    steps: [
      { text: "Look for a crash or a kill for lack of memory.", command: "journalctl -k | grep -i oom" },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-closed-early": {
    layer: "application",
    words: "the app closed the connection without an answer",
    retryHelps: true,
    steps: [
      { text: "Look for a worker that died or was timed out.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-keepalive-race": {
    layer: "proxy",
    words: "the app closed an idle connection just as the gateway used it again",
    retryHelps: true,
    steps: [{ text: "Let the app keep idle connections longer than the proxy does.", command: null }],
  },
  "upstream-bad-response": {
    layer: "application",
    words: "the app answered something that is not valid HTTP",
    retryHelps: false,
    steps: [
      { text: "On the proxy's host, ask the application directly.", command: "curl -sv http://127.0.0.1:<app port>/" },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-header-too-large": {
    layer: "application",
    words: "the app's headers do not fit the gateway's buffer",
    retryHelps: false,
    steps: [
      { text: "Raise the buffer, or find the header that grew.", command: "grep -r proxy_buffer_size /etc/nginx" },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-read-timeout": {
    layer: "application",
    words: "the app took longer than the gateway waits",
    retryHelps: true,
    steps: [
      {
        text: "Compare the proxy's read timeout with how long the handler takes.",
        command: "grep -r proxy_read_timeout /etc/nginx",
      },
      { text: "Look for slow queries, locks and a full worker pool.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-protocol-mismatch": {
    layer: "proxy",
    words: "gateway and app do not speak the same protocol",
    retryHelps: false,
    steps: [{ text: "Compare the scheme in the proxy's configuration with what the app speaks.", command: null }],
  },
  "upstream-tls-handshake": {
    layer: "proxy",
    words: "the gateway cannot complete TLS with the app",
    retryHelps: false,
    steps: [
      { text: "Look at the certificate of the origin and at the proxy's trust settings.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-tls-untrusted": {
    layer: "proxy",
    words: "the gateway does not trust the app's certificate",
    retryHelps: false,
    steps: [
      { text: "Look at the certificate of the origin and at the proxy's trust settings.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-tls-expired": {
    layer: "proxy",
    words: "the app's internal certificate has expired",
    retryHelps: false,
    steps: [
      { text: "Look at the certificate of the origin and at the proxy's trust settings.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-tls-wrong-host": {
    layer: "proxy",
    words: "the app's certificate is for another name",
    retryHelps: false,
    steps: [
      { text: "Look at the certificate of the origin and at the proxy's trust settings.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-socket-missing": {
    layer: "proxy",
    words: "the app's socket does not exist",
    retryHelps: true,
    steps: [
      { text: "Look whether the app runs and compare the socket's path on both sides.", command: null },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "upstream-socket-permission": {
    layer: "proxy",
    words: "the gateway may not open the app's socket",
    retryHelps: false,
    steps: [{ text: "Look at the owner and mode of the socket.", command: "namei -l /run/app.sock" }],
  },
  "no-healthy-upstream": {
    layer: "proxy",
    words: "the gateway has no healthy server to ask",
    retryHelps: true,
    steps: [
      { text: "Look at the health checks of the gateway and why they fail.", command: null },
      { text: "On the proxy's host, ask the application directly.", command: "curl -sv http://127.0.0.1:<app port>/" },
    ],
  },
  "proxy-overloaded": {
    layer: "proxy",
    words: "the gateway has reached its limit of connections",
    retryHelps: true,
    steps: [{ text: "Look at its connection and queue limits.", command: null }],
  },
  "proxy-rate-limited": {
    layer: "proxy",
    words: "the gateway limits the rate",
    retryHelps: true,
    steps: [{ text: "Exempt the monitor, or check less often.", command: null }],
  },
  "proxy-forbidden": {
    layer: "proxy",
    words: "a rule of the gateway denies access",
    retryHelps: false,
    steps: [{ text: "Look for a rule that refuses the monitor.", command: null }],
  },
  "proxy-auth-required": {
    layer: "proxy",
    words: "the gateway asks for credentials",
    retryHelps: false,
    steps: [{ text: "Give the monitor an Authorization header.", command: null }],
  },
  "proxy-auth-backend-down": {
    layer: "proxy",
    words: "the gateway's authentication service failed",
    retryHelps: true,
    steps: [{ text: "Look at the authentication service.", command: null }],
  },
  "proxy-not-found": {
    layer: "proxy",
    words: "the gateway has no such page",
    retryHelps: false,
    steps: [{ text: "Look at its virtual hosts and locations.", command: null }],
  },
  "proxy-config-error": {
    layer: "proxy",
    words: "the gateway's configuration is broken",
    retryHelps: false,
    steps: [
      { text: "Test it.", command: "nginx -t" },
      { text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" },
    ],
  },
  "proxy-configured-status": {
    layer: "proxy",
    words: "the gateway was told to answer this",
    retryHelps: false,
    steps: [{ text: "Look for a maintenance switch in its configuration.", command: null }],
  },
  "proxy-dropped": {
    layer: "proxy",
    words: "the gateway closes such connections on purpose",
    retryHelps: false,
    steps: [{ text: "Look for rules on bots and addresses.", command: null }],
  },
  "proxy-protocol-mismatch": {
    layer: "proxy",
    words: "the listener expects the PROXY protocol",
    retryHelps: false,
    steps: [{ text: "Compare the PROXY protocol settings on both sides.", command: null }],
  },
  "proxy-error": {
    layer: "proxy",
    words: "the gateway answered with an error of its own",
    retryHelps: true,
    steps: [{ text: "Read the proxy's error log for that second.", command: "tail -50 /var/log/nginx/error.log" }],
  },
  "fcgi-script-not-found": {
    layer: "proxy",
    words: "the gateway asks for a script that is not there",
    retryHelps: false,
    steps: [{ text: "Look at SCRIPT_FILENAME and the root folder.", command: null }],
  },
  "edge-origin-bad-response": {
    layer: "edge",
    words: "the CDN got a broken answer from the origin",
    retryHelps: true,
    steps: [{ text: "Ask the origin past the CDN.", command: "curl -sv --resolve HOST:PORT:<origin address> URL" }],
  },
  "edge-tunnel-down": {
    layer: "edge",
    words: "the tunnel to the origin is not connected",
    retryHelps: true,
    steps: [{ text: "Look at the tunnel's connector.", command: "systemctl status cloudflared" }],
  },
  "edge-internal-error": {
    layer: "edge",
    words: "the CDN itself failed",
    retryHelps: true,
    steps: [{ text: "Look at the CDN's own status page.", command: null }],
  },
  "edge-waf-block": {
    layer: "edge",
    words: "a rule of the CDN blocks the monitor",
    retryHelps: false,
    steps: [{ text: "Look whether users are blocked too, and exempt the monitor.", command: null }],
  },
  "edge-challenge": {
    layer: "edge",
    words: "the CDN demands a challenge",
    retryHelps: false,
    steps: [{ text: "Exempt the monitor, or check a path without one.", command: null }],
  },
  "edge-rate-limited": {
    layer: "edge",
    words: "the CDN limits the rate",
    retryHelps: true,
    steps: [{ text: "Check less often, or exempt the monitor.", command: null }],
  },
  "edge-config-error": {
    layer: "edge",
    words: "the CDN does not know this host",
    retryHelps: false,
    steps: [{ text: "Look at the domain's settings at the CDN.", command: null }],
  },
  "platform-app-crashed": {
    layer: "platform",
    words: "the platform says that the app crashed",
    retryHelps: true,
    steps: [{ text: "Read the logs on the platform.", command: null }],
  },
  "platform-request-timeout": {
    layer: "platform",
    words: "the app took longer than the platform waits",
    retryHelps: true,
    steps: [{ text: "Look at the slow handler.", command: null }],
  },
  "platform-no-instance": {
    layer: "platform",
    words: "the platform has no instance running",
    retryHelps: true,
    steps: [{ text: "Look at the number of instances.", command: null }],
  },
  "platform-app-not-found": {
    layer: "platform",
    words: "the platform knows no app under this name",
    retryHelps: false,
    steps: [{ text: "Look whether the domain is attached to the app.", command: null }],
  },
  "platform-no-route": {
    layer: "platform",
    words: "the platform has no route for this host or path",
    retryHelps: false,
    steps: [{ text: "Look at the routing rules.", command: null }],
  },
  "platform-function-error": {
    layer: "platform",
    words: "the function failed",
    retryHelps: true,
    steps: [{ text: "Read the function's log.", command: null }],
  },
  "platform-function-timeout": {
    layer: "platform",
    words: "the function took too long",
    retryHelps: true,
    steps: [{ text: "Read the function's log.", command: null }],
  },
  "platform-quota": {
    layer: "platform",
    words: "a limit of the plan is reached",
    retryHelps: true,
    steps: [{ text: "Look at usage and billing.", command: null }],
  },
  "platform-suspended": {
    layer: "platform",
    words: "the app is stopped or suspended",
    retryHelps: false,
    steps: [{ text: "Look at billing, and start the app.", command: null }],
  },
  "platform-maintenance": {
    layer: "platform",
    words: "the app is in maintenance at the platform",
    retryHelps: true,
    steps: [{ text: "Look whether maintenance was left on.", command: null }],
  },
  "platform-config-error": {
    layer: "platform",
    words: "the routing at the platform is broken",
    retryHelps: false,
    steps: [{ text: "Look at rewrites and redirects.", command: null }],
  },
  "platform-internal-error": {
    layer: "platform",
    words: "the platform itself failed",
    retryHelps: true,
    steps: [{ text: "Look at the platform's own status page.", command: null }],
  },
};
