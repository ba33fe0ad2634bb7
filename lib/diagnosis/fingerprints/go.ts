import type { Product } from "@/lib/diagnosis/fingerprint";

/** What Go's own server says, whichever product is written with it. */
export const go: Product = {
  id: "go",
  name: "Go",
  layer: "application",
  source: "net/http server.go; seen on Caddy 2.6.2",
  pages: [
    {
      id: "go-plain-to-tls",
      status: [400],
      bodyIs: ["client sent an http request to an https server."],
      strength: 60,
      causes: { "http-to-tls-port": 75, "upstream-protocol-mismatch": 25 },
    },
    { id: "go-400", status: [400], bodyStarts: "400 bad request: ", causes: { "bad-request-sent": 1 } },
    {
      id: "go-431",
      status: [431],
      bodyStarts: "431 request header fields too large",
      causes: { "request-header-too-large": 1 },
    },
    {
      id: "go-404",
      status: [404],
      bodyIs: ["404 page not found"],
      causes: { "app-not-found": 60, "platform-no-route": 20, "proxy-not-found": 20 },
    },
    {
      id: "go-timeout",
      status: [503],
      body: ["<title>timeout</title>", "<h1>timeout</h1>"],
      causes: { "app-timeout": 1 },
    },
  ],
};
