import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop, tlsHop } from "@/lib/diagnosis/priors";

const here = { "x-cache": "error from cloudfront" } as const;
const own = ["the request could not be satisfied"] as const;

export const cloudfront: Product = {
  id: "aws-cloudfront",
  name: "CloudFront",
  layer: "edge",
  source: "Amazon's developer guide for CloudFront, chapters on 5xx errors",
  relays: [{ headers: { "x-amz-cf-id": "" } }, { headers: { via: "cloudfront" } }],
  pages: [
    {
      id: "cloudfront-connect",
      status: [502, 504],
      body: [...own, "wasn't able to connect to the origin"],
      strength: 72,
      causes: {
        ...among(tlsHop, { "upstream-tls-handshake": 2, "upstream-tls-untrusted": 2 }),
        "upstream-refused": 12,
        "upstream-connect-timeout": 6,
      },
    },
    {
      id: "cloudfront-dns",
      status: [502],
      body: [...own, "resolve the origin domain name"],
      strength: 73,
      causes: { "upstream-dns-failure": 1 },
    },
    {
      id: "cloudfront-dns-code",
      status: [502],
      body: ["nons3origindnserror"],
      strength: 73,
      causes: { "upstream-dns-failure": 1 },
    },
    {
      id: "cloudfront-lambda",
      status: [502, 503],
      body: [...own, "lambda function"],
      strength: 74,
      causes: { "platform-function-error": 1 },
    },
    {
      id: "cloudfront-function",
      status: [502, 503],
      body: [...own, "cloudfront function"],
      strength: 74,
      causes: { "platform-function-error": 1 },
    },
    {
      id: "cloudfront-502",
      status: [502],
      headers: here,
      body: own,
      strength: 66,
      causes: among(brokenHop, { "upstream-tls-untrusted": 3, "upstream-tls-handshake": 3 }),
    },
    {
      id: "cloudfront-503",
      status: [503],
      headers: here,
      body: own,
      strength: 66,
      causes: {
        "upstream-unavailable": 35,
        "app-overloaded": 25,
        "edge-internal-error": 20,
        "platform-function-error": 20,
      },
    },
    { id: "cloudfront-504", status: [504], headers: here, body: own, strength: 66, causes: among(lateHop) },
    {
      id: "cloudfront-blocked",
      status: [403],
      body: [...own, "request blocked"],
      strength: 66,
      causes: { "edge-waf-block": 1 },
    },
    {
      id: "cloudfront-country",
      status: [403],
      body: ["distribution is configured to block access from your country"],
      strength: 67,
      causes: { "edge-waf-block": 1 },
    },
    {
      id: "cloudfront-403",
      status: [403],
      headers: here,
      body: own,
      strength: 60,
      causes: { "edge-waf-block": 45, "edge-config-error": 55 },
    },
    {
      id: "cloudfront-400",
      status: [400],
      headers: here,
      body: own,
      strength: 60,
      causes: { "bad-request-sent": 60, "edge-config-error": 40 },
    },
    {
      id: "aws-waf",
      status: ["any"],
      headers: { "x-amzn-waf-action": "" },
      strength: 80,
      causes: { "edge-challenge": 1 },
    },
  ],
};
