import type { ErrorPage } from "@/lib/runbook/page";
import { failure } from "@/lib/runbook/pages/failure";

/** A connection, and no whole or no usable answer. */
export const answerPages: readonly ErrorPage[] = [
  failure("response-header-timeout", {
    slug: "response-timeout",
    name: "No answer in time",
    sentence: "The server took the request, and its answer did not come in the time that the client allows.",
    aliases: [
      "und-err-headers-timeout",
      "response-header-timeout",
      "timeouterror",
      "und-err-body-timeout",
      "econnaborted",
      "read-timeout",
      "deadline-exceeded",
      "timeout",
    ],
    meaning: [
      "Name, network and TLS were well. The time is spent in the server: in the handler, in what it waits for, or in a queue before it. A gateway in front would have said 504 after its own limit; this client was less patient.",
    ],
    says: [
      {
        product: "Node.js",
        says: "UND_ERR_HEADERS_TIMEOUT; TimeoutError; timeout of 10000ms exceeded (axios)",
        means: "No headers in time; TimeoutError is the whole request.",
      },
      {
        product: "curl",
        says: "(28) Operation timed out after … ms with 0 bytes received",
        means: "No answer in time.",
      },
      {
        product: "Go",
        says: "context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
        means: "No headers in time.",
      },
      { product: "Python requests", says: "ReadTimeout", means: "No bytes in time." },
    ],
    ways: [
      {
        title: "The handler is slow",
        text: "A query, a lock, another service.",
        causes: ["response-header-timeout", "app-timeout"],
      },
      {
        title: "No free worker",
        text: "The request waits in the queue; connections are still accepted.",
        causes: ["proxy-overloaded", "app-overloaded"],
      },
      {
        title: "The limit is shorter than the usual time",
        text: "Compare with a good day.",
        causes: ["check-timeout"],
      },
      { title: "The body stalls", text: "The headers came, and then nothing.", causes: ["response-body-timeout"] },
    ],
    timing: [
      { seen: "dns, tcp and tls are short, first byte is long", means: "The server." },
      { seen: "tcp or tls is long", means: "Another page: connection timed out, or TLS is not answered." },
    ],
    apart: [
      {
        like: "Slow or stuck?",
        tell: "A slow path answers with a longer limit, a stuck one never does. Ask a simple path of the same app too.",
      },
    ],
    related: ["504", "524", "connection-timeout"],
  }),
  failure("response-truncated", {
    slug: "response-truncated",
    name: "The answer was cut short",
    sentence: "The answer began well and stopped before its end.",
    aliases: [
      "err-content-length-mismatch",
      "err-incomplete-chunked-encoding",
      "curl-18",
      "terminated",
      "aborted",
      "body-cut",
    ],
    meaning: [
      "The status is perhaps 200, so only a client that counts bytes notices. Behind it is an app that died in the middle, or a proxy that gave up on a body that stalled; some proxies even make a whole answer of the cut one.",
    ],
    says: [
      { product: "Node.js", says: "terminated (fetch); aborted", means: "The connection ended in the body." },
      {
        product: "curl",
        says: "(18) transfer closed with … bytes remaining to read",
        means: "Shorter than announced.",
      },
      { product: "Chrome", says: "ERR_CONTENT_LENGTH_MISMATCH; ERR_INCOMPLETE_CHUNKED_ENCODING", means: "The same." },
    ],
    ways: [
      {
        title: "The app died in the middle",
        text: "An error after the first byte, a kill.",
        causes: ["response-truncated", "app-crash"],
      },
      {
        title: "A proxy gave up on a stalled body",
        text: "The time from the headers to the cut is its read limit.",
        causes: ["response-body-timeout", "upstream-read-timeout"],
      },
      { title: "A full disk at the proxy", text: "It stores long answers in files.", causes: ["response-truncated"] },
      {
        title: "A wrong Content-Length",
        text: "Computed before compression or in letters instead of bytes.",
        causes: ["response-malformed"],
      },
    ],
    timing: [
      { seen: "At once", means: "The app died, or the length is wrong." },
      { seen: "A round number of seconds after the headers", means: "A proxy's read limit." },
    ],
    apart: [
      { like: "App or proxy?", tell: "Ask the app directly: if it is whole there, it is the proxy or its disk." },
    ],
    related: ["connection-reset", "response-timeout"],
  }),
  failure("response-malformed", {
    slug: "malformed-response",
    name: "Malformed answer",
    sentence: "What came back is not HTTP, or breaks its rules.",
    aliases: [
      "httpparsererror",
      "hpe-invalid-constant",
      "hpe-header-overflow",
      "response-malformed",
      "err-invalid-http-response",
      "curl-1",
      "curl-8",
      "und-err-headers-overflow",
    ],
    meaning: [
      "Another program listens on the port, or the app writes headers that clients refuse: a line break in a value, two lengths, more than 16 KiB.",
    ],
    says: [
      {
        product: "Node.js",
        says: "Parse Error: Expected HTTP/; HPE_INVALID_CONSTANT; HPE_HEADER_OVERFLOW",
        means: "Not HTTP; or too many headers.",
      },
      { product: "curl", says: "(1) Received HTTP/0.9 when not allowed; (8) Weird server reply", means: "Not HTTP." },
      { product: "Chrome", says: "ERR_INVALID_HTTP_RESPONSE", means: "Not HTTP." },
      { product: "A gateway in front", says: "502; 520 from Cloudflare", means: "The same, one hop further in." },
    ],
    ways: [
      { title: "Another protocol", text: "SSH, mail, a database, HTTP/2 without TLS.", causes: ["not-http"] },
      {
        title: "A header written by hand",
        text: "A line break in a value, a missing colon.",
        causes: ["response-malformed"],
      },
      {
        title: "Too many headers",
        text: "Cookies, or a policy of many kilobytes.",
        causes: ["response-header-too-large"],
      },
    ],
    apart: [
      {
        like: "Other protocol or broken HTTP?",
        tell: "Look at the first bytes: SSH-2.0 or 220 is another protocol, HTTP/1.1 is broken HTTP.",
      },
    ],
    related: ["502", "520", "plain-http-to-tls-port"],
  }),
  failure("redirect-loop", {
    slug: "redirect-loop",
    name: "Too many redirects",
    sentence: "Each answer sends the client on, and none is a page.",
    aliases: [
      "err-too-many-redirects",
      "err-fr-too-many-redirects",
      "too-many-redirects",
      "redirect-count-exceeded",
      "curl-47",
    ],
    meaning: [
      "Most loops are between http and https: the proxy ends TLS, the app sees plain http and redirects to https, and so on.",
    ],
    says: [
      { product: "Chrome", says: "ERR_TOO_MANY_REDIRECTS", means: "More than 20." },
      { product: "curl", says: "(47) Maximum (50) redirects followed", means: "A loop." },
      {
        product: "Node.js",
        says: "redirect count exceeded (fetch); ERR_FR_TOO_MANY_REDIRECTS (axios)",
        means: "A loop.",
      },
    ],
    ways: [
      {
        title: "http and https",
        text: "The app does not learn that the client came by https (X-Forwarded-Proto).",
        causes: ["redirect-loop"],
      },
      {
        title: "Cloudflare's mode Flexible",
        text: "It asks the origin by http, and the origin redirects to https.",
        causes: ["redirect-loop"],
      },
      { title: "www and no www", text: "One side adds it and the other removes it.", causes: ["redirect-loop"] },
      {
        title: "A cookie that is not kept",
        text: "A sign-in that sends back to itself because its cookie is refused.",
        causes: ["redirect-loop", "app-auth"],
      },
    ],
    apart: [{ like: "Rule or cookie?", tell: "curl without cookies: if the addresses repeat, it is a rule." }],
    related: ["400", "401"],
  }),
];
