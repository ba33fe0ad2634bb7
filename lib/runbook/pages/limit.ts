import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { answerByHand, askByHand, headers } from "@/lib/runbook/shared";
import { edges, nginx, platforms, rfc, system } from "@/lib/runbook/sources";

const common = { group: "Statuses of the client", timing: [] } as const;

/** Statuses of the 4xx range that are about time and size. */
export const limitPages: readonly ErrorPage[] = [
  {
    ...common,
    slug: "408",
    name: "408 Request Timeout",
    layer: "monitor",
    sentence: "The server waited for the rest of the request and it did not come in time.",
    aliases: ["request-timeout", "http-408"],
    meaning: [
      "The client is the slow one: it opened a connection and did not send a whole request. Browsers open connections in advance, so a few 408 in a log are no fault.",
    ],
    says: [
      {
        product: "HAProxy",
        says: "“Your browser didn't send a complete request in time.”",
        means: "timeout http-request.",
      },
      {
        product: "Apache",
        says: "“Server timeout waiting for the HTTP request from the client.”",
        means: "RequestReadTimeout.",
      },
      {
        product: "nginx",
        says: "“408 Request Time-out”.",
        means: "client_header_timeout or client_body_timeout, 60 s.",
      },
      { product: "Node.js", says: "An empty 408 with Connection: close.", means: "headersTimeout or requestTimeout." },
    ],
    ways: [
      {
        title: "A slow or stuck client",
        text: "A busy machine, or an upload over a bad line.",
        causes: ["slow-request"],
      },
      {
        title: "A body that is shorter than announced",
        text: "Content-Length is wrong; the server waits for what never comes.",
        causes: ["bad-request-sent"],
      },
    ],
    checks: [
      askByHand,
      look("Look at the load of the machine that asks.", "uptime; free -m"),
      look("Look at the server's limits.", "nginx -T 2>/dev/null | grep -n -E 'client_(header|body)_timeout'"),
    ],
    apart: [{ like: "408 or 504?", tell: "408: the client was slow. 504: the app was." }],
    retry: "Yes, on a new connection.",
    prevent: [
      "Send Content-Length right, or let a library do it.",
      "Allow more time for uploads than for other requests.",
    ],
    sources: [rfc(9110, "15.5.9", "408 Request Timeout"), nginx.core, system.nodeHttp],
    related: ["504", "499"],
  },
  {
    ...common,
    slug: "413",
    name: "413 Content Too Large",
    layer: "proxy",
    sentence: "The body of the request is larger than some hop on the way takes.",
    aliases: ["content-too-large", "payload-too-large", "request-entity-too-large", "http-413"],
    meaning: [
      "Every hop has a limit of its own, and the smallest counts: nginx 1 MiB, Cloudflare 100 MB on smaller plans, functions a few MB.",
    ],
    says: [
      { product: "nginx", says: "“413 Request Entity Too Large”.", means: "client_max_body_size, 1 MiB unless set." },
      { product: "Vercel", says: "X-Vercel-Error: FUNCTION_PAYLOAD_TOO_LARGE.", means: "The function's limit." },
      { product: "AWS ALB", says: "Server: awselb/2.0.", means: "The target is a Lambda, and the body is over 1 MB." },
    ],
    ways: [
      {
        title: "A limit of a hop",
        text: "The gateway, the CDN, the platform or the app.",
        causes: ["request-body-too-large"],
      },
    ],
    checks: [
      look("Find the limit.", "nginx -T 2>/dev/null | grep -n client_max_body_size"),
      look(
        "Try sizes; the answer changes at the limit.",
        'for m in 1 2 10 100; do head -c "$m"M /dev/zero | curl -so /dev/null -w "$m MiB %{http_code}\\n" --data-binary @- {url}; done',
      ),
      answerByHand,
    ],
    apart: [
      {
        like: "413 or a broken connection?",
        tell: "Some servers close while you still send; the client then sees a reset instead of the 413.",
      },
    ],
    retry: "No: the body is as large again.",
    prevent: ["Set the same limit at each hop.", "Upload large files in parts, or straight to a store."],
    sources: [rfc(9110, "15.5.14", "413 Content Too Large"), nginx.core, platforms.vercel],
    related: ["400", "431"],
  },
  {
    ...common,
    slug: "429",
    name: "429 Too Many Requests",
    layer: "proxy",
    sentence: "Somebody counts your requests, and you had too many in the time.",
    aliases: ["too-many-requests", "rate-limited", "http-429"],
    meaning: [
      "It is about this client, not about the server's health. Retry-After says how long to wait. If everybody gets it, the limit counts a proxy's address as one client.",
    ],
    says: [
      {
        product: "nginx",
        says: "“429 Too Many Requests” with “nginx” under it.",
        means: "limit_req with limit_req_status 429.",
      },
      {
        product: "HAProxy",
        says: "“You have sent too many requests in a given amount of time.”",
        means: "A stick-table rule.",
      },
      {
        product: "Traefik",
        says: "“No bursty traffic allowed”, or “Too Many Requests”.",
        means: "The rateLimit middleware.",
      },
      { product: "Envoy", says: "“local_rate_limited”.", means: "The local limit." },
      { product: "Kong", says: "“API rate limit exceeded”.", means: "The rate-limiting plug-in." },
      { product: "Cloudflare", says: "“error code: 1015”.", means: "A rate rule." },
      { product: "Cloud Run", says: "“Rate exceeded.”", means: "No instance was free." },
    ],
    ways: [
      {
        title: "A limit in front",
        text: "Of the gateway or the CDN.",
        causes: ["proxy-rate-limited", "edge-rate-limited"],
      },
      { title: "A limit of the app", text: "By key, user or address.", causes: ["app-rate-limited"] },
      {
        title: "All clients look like one",
        text: "Behind another proxy the limit counts that proxy's address.",
        causes: ["proxy-rate-limited"],
      },
      {
        title: "The plan's limit, or no instance",
        text: "The platform has no room.",
        causes: ["platform-quota", "platform-no-instance"],
      },
    ],
    checks: [
      look("Read how long to wait.", "curl -sI {url} | grep -i -E 'retry-after|ratelimit'"),
      headers,
      look("Look at the limit.", "nginx -T 2>/dev/null | grep -n -E 'limit_req|real_ip'"),
      look(
        "Look who asks most.",
        "tail -n 10000 /var/log/nginx/access.log | awk '{ print $1 }' | sort | uniq -c | sort -rn | head",
      ),
    ],
    apart: [
      {
        like: "429 or 503?",
        tell: "429 is about you, 503 about the server; nginx says 503 for a limit unless told otherwise.",
      },
    ],
    retry: "After Retry-After; without it with a pause that grows.",
    prevent: [
      "Exempt monitors by address.",
      "Count by the client's own address or key.",
      "As a client, spread requests.",
    ],
    sources: [rfc(6585, "4", "429 Too Many Requests"), nginx.limitRequests, edges.cloudflare1xxx],
    related: ["503", "403", "529"],
  },
  {
    ...common,
    slug: "431",
    name: "431 Request Header Fields Too Large",
    layer: "monitor",
    sentence: "The headers of the request are larger than the server takes; mostly cookies.",
    aliases: ["request-header-fields-too-large", "header-too-large", "http-431"],
    meaning: [
      "Node takes 16 KiB of headers, Go 1 MiB. nginx, Apache and HAProxy say 400 for the same. One browser fails and a fresh one works: its cookies have grown.",
    ],
    says: [
      {
        product: "Node.js",
        says: "An empty 431 with Connection: close.",
        means: "More than --max-http-header-size, 16 KiB.",
      },
      { product: "Go", says: "“431 Request Header Fields Too Large”.", means: "More than MaxHeaderBytes." },
      {
        product: "nginx",
        says: "A 400 “Request Header Or Cookie Too Large”.",
        means: "The same, under another number.",
      },
    ],
    ways: [
      {
        title: "Cookies have grown",
        text: "Data in cookies, or many names of one domain.",
        causes: ["request-header-too-large"],
      },
    ],
    checks: [
      look("Ask without cookies.", "curl -so /dev/null -w '%{http_code}\\n' {url}"),
      look("Look which cookies are set.", "curl -sI {url} | grep -i set-cookie"),
      answerByHand,
    ],
    apart: [{ like: "431 or 400?", tell: "The same fault in other servers." }],
    retry: "No: the headers are as long again.",
    prevent: [
      "Keep data in the session's store and only its id in the cookie.",
      "Set cookies for the narrowest path and name.",
    ],
    sources: [rfc(6585, "5", "431 Request Header Fields Too Large"), system.nodeHttp, nginx.core],
    related: ["400", "413"],
  },
  {
    ...common,
    slug: "499",
    name: "499 Client Closed Request",
    layer: "monitor",
    sentence: "nginx writes this into its own log when the client went away before the answer; nobody receives it.",
    aliases: ["client-closed-request", "http-499", "460"],
    meaning: [
      "A 499 is a note about the client's patience: a browser tab that was closed, or a proxy, CDN or monitor in front whose time limit is shorter than the app's answer. AWS ALB's log calls it 460.",
    ],
    says: [
      { product: "nginx", says: "499 in the access log.", means: "The client closed first." },
      { product: "Traefik", says: "499 “Client Closed Request”.", means: "The same." },
      { product: "AWS ALB", says: "460 in the access log.", means: "The client closed before the idle time was over." },
    ],
    ways: [
      {
        title: "The app is slower than the client's limit",
        text: "Look at the times beside the 499: a round number is the client's limit.",
        causes: ["upstream-read-timeout", "response-header-timeout"],
      },
      {
        title: "The client was stopped",
        text: "A closed tab, a monitor that was restarted.",
        causes: ["monitor-aborted"],
      },
    ],
    timing: [
      { seen: "Always the same number of seconds", means: "A time limit in front of nginx." },
      { seen: "Any time", means: "People who leave." },
    ],
    checks: [
      look(
        "Look at the times of these requests ($request_time must be in the log's format).",
        "grep ' 499 ' /var/log/nginx/access.log | tail -n 20",
      ),
      look("Take the time of the same path.", 'curl -so /dev/null -w "%{time_total} s\\n" {url}'),
    ],
    apart: [
      { like: "499 or 504?", tell: "504: nginx lost patience with the app. 499: the client lost patience with both." },
    ],
    retry: "It was the client that left.",
    prevent: ["Let time limits shrink from the outside in.", "Make the slow path fast."],
    sources: [edges.cloudflare499, nginx.proxy, platforms.alb],
    related: ["504", "408", "response-timeout"],
  },
];
