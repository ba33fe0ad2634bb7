import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { answerByHand, askAgain, askApp, listening, load, proxyLog } from "@/lib/runbook/shared";
import { edges, nginx, platforms, proxies, rfc } from "@/lib/runbook/sources";

export const serviceUnavailable: ErrorPage = {
  slug: "503",
  name: "503 Service Unavailable",
  group: "Statuses of the server",
  layer: "proxy",
  sentence:
    "Somebody on the way says “not now”: a gateway with no healthy server to ask, a limit that is reached, or an app in maintenance.",
  aliases: ["http-503"],
  meaning: [
    "By the standard a 503 means too much load or maintenance, for a time; Retry-After may say for how long. In practice gateways use it above all when nobody behind them is healthy.",
    "So the first question is who wrote it. From HAProxy, Apache, Varnish and Envoy it is what nginx calls 502. From plain nginx it never means a dead app: there it is a limit or a rule.",
  ],
  says: [
    {
      product: "nginx",
      says: "“503 Service Temporarily Unavailable” with “nginx” under it.",
      means:
        "limit_req, limit_conn or a rule (return 503). Not a dead app. From ingress-nginx without a version: a Service without endpoints.",
    },
    {
      product: "HAProxy",
      says: "“503 Service Unavailable. No server is available to handle this request.”",
      means:
        "At once: no server is up. After about 3 s: refused or TLS failed, three tries. Longer: packets dropped, or the queue's limit.",
    },
    {
      product: "Apache",
      says: "“The server is temporarily unable to service your request due to maintenance downtime or capacity problems.”",
      means: "Refused or no connection. After one failure Apache does not ask that server for 60 s (retry=60).",
    },
    {
      product: "Varnish",
      says: "“Error 503 Backend fetch failed … Guru Meditation”, “Varnish cache server”.",
      means: "Every fault of the app, time limits too, has this one page.",
    },
    {
      product: "Fastly",
      says: "“Error 503 …” with “Guru Mediation” (so spelt) and a cause such as “first byte timeout” or “Connection refused”.",
      means: "The words after 503 name the cause.",
    },
    {
      product: "Envoy, Istio",
      says: "“upstream connect error or disconnect/reset before headers. reset reason: …”, or “no healthy upstream”.",
      means:
        "The reason names it: “delayed connect error: 111” is refused, “connection termination” closed early, “overflow” a limit.",
    },
    {
      product: "Caddy",
      says: "No body; Server: Caddy.",
      means: "Every server behind it is marked as down, or at its limit.",
    },
    {
      product: "Traefik",
      says: "Plain text “no available server”.",
      means: "No healthy server, or none found for the router.",
    },
    {
      product: "AWS ALB",
      says: "Server: awselb/2.0.",
      means:
        "The target group has no registered target, or a rule answers so. Targets that are all unhealthy give 502 or 504 instead.",
    },
    {
      product: "Heroku",
      says: "A page from herokucdn.com, “Application error”.",
      means: "H10 crashed, H14 nothing runs, H12 after 30 s too slow. Only the log has the code.",
    },
    {
      product: "Kubernetes",
      says: "“no endpoints available for service”.",
      means: "No pod is ready behind the Service.",
    },
    {
      product: "WordPress, Laravel",
      says: "“Briefly unavailable for scheduled maintenance”; a page “Service Unavailable” in the framework's looks.",
      means: "Maintenance is on: an upgrade, or a switch that was left on.",
    },
  ],
  ways: [
    {
      title: "No healthy server behind the gateway",
      text: "Health checks fail, no pod is ready, or the group is empty, often right after a release that moved a port or a health path.",
      causes: ["no-healthy-upstream", "platform-no-instance"],
    },
    {
      title: "The app is not running",
      text: "Gateways that call a refused connection 503: HAProxy, Apache, Varnish, Envoy, lighttpd.",
      causes: ["upstream-refused", "upstream-socket-missing", "platform-app-crashed"],
    },
    {
      title: "A limit of the gateway",
      text: "Too many connections or requests; mostly because the app became slow and they pile up.",
      causes: ["proxy-overloaded", "proxy-rate-limited"],
    },
    {
      title: "Maintenance",
      text: "Switched on in the app, the gateway or the platform, and perhaps left on.",
      causes: ["app-maintenance", "proxy-configured-status", "platform-maintenance"],
    },
    {
      title: "The app has too much work",
      text: "It turns requests away before it falls over, which is right.",
      causes: ["app-overloaded", "app-unavailable"],
    },
    {
      title: "No connection to the app",
      text: "A firewall drops the packets, or TLS fails between gateway and app.",
      causes: ["upstream-connect-timeout", "upstream-tls-handshake", "upstream-dns-failure"],
    },
    {
      title: "A quota, or a stopped app",
      text: "The plan's limit is reached, the bill is open, or a function may not run more often at once.",
      causes: ["platform-quota", "platform-suspended"],
    },
    {
      title: "A challenge of a shield",
      text: "A 503 with a page that runs a script and says “Just a moment” is a test for people, not a fault.",
      causes: ["edge-challenge"],
    },
  ],
  timing: [
    { seen: "At once", means: "Nobody healthy, a limit, a rule, or maintenance." },
    { seen: "About 3 s", means: "HAProxy tried three times and was refused, or TLS failed." },
    { seen: "About 30 s", means: "Heroku's H12: the app was too slow." },
    {
      seen: "Exactly the queue's limit",
      means: "HAProxy's timeout queue: every server is at its limit of connections.",
    },
    { seen: "Only under load", means: "A limit. Compare with the rate of requests at that second." },
  ],
  checks: [
    answerByHand,
    look("Read how long to wait, if it says so.", "curl -sI {url} | grep -i retry-after"),
    proxyLog,
    look(
      "Look at the gateway's view of its servers.",
      "echo 'show servers state' | socat stdio /run/haproxy/admin.sock",
    ),
    look("In Kubernetes, look whether any pod is ready behind the Service.", "kubectl get pods,endpointslices -o wide"),
    listening,
    askApp,
    load,
    look("Look for limits and fixed answers.", "nginx -T 2>/dev/null | grep -n -E 'limit_(req|conn)|return 503'"),
    askAgain,
  ],
  apart: [
    {
      like: "Overload or nothing there?",
      tell: "Overload comes and goes with traffic, and some requests succeed. Nothing there is every request, at once.",
    },
    {
      like: "The gateway's 503 or the app's?",
      tell: "Retry-After, cookies, JSON or a page in your looks speak for the app. A bare page in the gateway's looks is the gateway's.",
    },
    {
      like: "503 or 429?",
      tell: "429 is about you: you asked too often. 503 is about the server. nginx says 503 for both unless limit_req_status is set.",
    },
    {
      like: "503 or 502?",
      tell: "The same stopped app is a 502 from nginx and Caddy and a 503 from HAProxy, Apache, Varnish and Envoy.",
    },
  ],
  retry:
    "Yes, later: after Retry-After if it is there, else with a pause that grows. At once and by all clients, retries keep the server down.",
  prevent: [
    "Let a health check ask what the server itself needs, not what all servers share: else one database takes all of them out.",
    "Send Retry-After with a 503 of your own.",
    "Let maintenance end by itself at a set time.",
    "Answer 429 for a limit on one client, so that a 503 means the server.",
  ],
  sources: [
    rfc(9110, "15.6.4", "503 Service Unavailable"),
    rfc(9110, "10.2.3", "Retry-After"),
    nginx.limitRequests,
    proxies.haproxyStates,
    proxies.envoyDetails,
    platforms.alb,
    platforms.heroku,
    platforms.kubernetesService,
    edges.cloudflare5xx("503"),
  ],
  related: ["502", "504", "429", "500"],
};
