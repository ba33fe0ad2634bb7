import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

const page = (title: string): readonly string[] => [`<center><h1>${title}</h1></center>`, "<hr><center>nginx"];

export const nginx: Product = {
  id: "nginx",
  name: "nginx",
  layer: "proxy",
  signsHeader: true,
  source: "seen on nginx 1.22.1; ngx_http_special_response.c",
  relays: [{ headers: { server: "nginx" } }],
  pages: [
    { id: "nginx-502", status: [502], body: page("502 bad gateway"), causes: among(brokenHop) },
    { id: "nginx-504", status: [504], body: page("504 gateway time-out"), causes: among(lateHop) },
    {
      id: "nginx-503",
      status: [503],
      body: page("503 service temporarily unavailable"),
      causes: {
        "proxy-rate-limited": 38,
        "proxy-configured-status": 30,
        "proxy-overloaded": 36,
        "no-healthy-upstream": 10,
      },
    },
    {
      id: "nginx-500",
      status: [500],
      body: page("500 internal server error"),
      causes: { "proxy-config-error": 55, "proxy-auth-backend-down": 35, "proxy-error": 10 },
    },
    { id: "nginx-429", status: [429], body: page("429 too many requests"), causes: { "proxy-rate-limited": 1 } },
    { id: "nginx-403", status: [403], body: page("403 forbidden"), causes: { "proxy-forbidden": 1 } },
    { id: "nginx-401", status: [401], body: page("401 authorization required"), causes: { "proxy-auth-required": 1 } },
    { id: "nginx-404", status: [404], body: page("404 not found"), causes: { "proxy-not-found": 1 } },
    {
      id: "nginx-405",
      status: [405],
      body: page("405 not allowed"),
      causes: { "proxy-not-found": 55, "bad-request-sent": 45 },
    },
    {
      id: "nginx-413",
      status: [413],
      body: page("413 request entity too large"),
      causes: { "request-body-too-large": 1 },
    },
    { id: "nginx-414", status: [414], body: page("414 request-uri too large"), causes: { "request-uri-too-long": 1 } },
    { id: "nginx-408", status: [408], body: page("408 request time-out"), causes: { "slow-request": 1 } },
    {
      id: "nginx-plain-to-tls",
      status: [400],
      body: ["the plain http request was sent to https port"],
      strength: 60,
      causes: { "http-to-tls-port": 75, "upstream-protocol-mismatch": 25 },
    },
    {
      id: "nginx-client-certificate",
      status: [400],
      body: ["no required ssl certificate was sent"],
      strength: 60,
      causes: { "tls-client-cert-required": 1 },
    },
    {
      id: "nginx-client-certificate-bad",
      status: [400],
      body: ["the ssl certificate error", "<hr><center>nginx"],
      strength: 60,
      causes: { "tls-client-cert-required": 1 },
    },
    {
      id: "nginx-big-request",
      status: [400],
      body: ["request header or cookie too large"],
      strength: 60,
      causes: { "request-header-too-large": 1 },
    },
    {
      id: "nginx-400",
      status: [400],
      body: page("400 bad request"),
      causes: { "bad-request-sent": 85, "request-header-too-large": 15 },
    },
    {
      id: "nginx-50x",
      status: [500, 502, 503, 504],
      body: ["sorry, the page you are looking for is currently unavailable.", "please try again later"],
      causes: among([...brokenHop, ...lateHop]),
    },
    {
      id: "nginx-other",
      status: ["4xx", "5xx"],
      body: ["<hr><center>nginx"],
      strength: 10,
      causes: { "proxy-configured-status": 60, "proxy-error": 40 },
    },
  ],
};
