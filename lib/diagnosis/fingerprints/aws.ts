import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

const alb = { server: "awselb/2.0" } as const;

/** Its own answers carry its `Server`; those of its targets keep theirs. */
export const awsAlb: Product = {
  id: "aws-alb",
  name: "AWS ALB",
  layer: "proxy",
  source: "Amazon's troubleshooting guide for Application Load Balancers",
  pages: [
    {
      id: "alb-502",
      status: [502],
      headers: alb,
      strength: 65,
      causes: { ...among(brokenHop, { "upstream-keepalive-race": 3 }), "platform-function-error": 4 },
    },
    {
      id: "alb-503",
      status: [503],
      headers: alb,
      strength: 65,
      causes: { "no-healthy-upstream": 80, "proxy-configured-status": 20 },
    },
    {
      id: "alb-504",
      status: [504],
      headers: alb,
      strength: 65,
      causes: { ...among(lateHop, { "upstream-connect-timeout": 1.5 }), "response-truncated": 2 },
    },
    {
      id: "alb-500",
      status: [500],
      headers: alb,
      strength: 65,
      causes: { "proxy-config-error": 70, "proxy-error": 30 },
    },
    {
      id: "alb-403",
      status: [403],
      headers: alb,
      strength: 65,
      causes: { "edge-waf-block": 80, "proxy-forbidden": 20 },
    },
    { id: "alb-401", status: [401], headers: alb, strength: 65, causes: { "proxy-auth-required": 1 } },
    {
      id: "alb-404",
      status: [404],
      headers: alb,
      strength: 65,
      causes: { "proxy-configured-status": 60, "platform-no-route": 40 },
    },
    {
      id: "alb-400",
      status: [400],
      headers: alb,
      strength: 65,
      causes: { "bad-request-sent": 80, "http-to-tls-port": 20 },
    },
    { id: "alb-460", status: [460], causes: { "monitor-aborted": 1 } },
    { id: "alb-463", status: [463], causes: { "bad-request-sent": 1 } },
    { id: "alb-464", status: [464], causes: { "upstream-protocol-mismatch": 1 } },
    { id: "alb-561", status: [561], causes: { "proxy-auth-backend-down": 1 } },
  ],
};

export const awsApiGateway: Product = {
  id: "aws-api-gateway",
  name: "AWS API Gateway",
  layer: "platform",
  source: "Amazon's documentation of gateway responses",
  relays: [{ headers: { "x-amz-apigw-id": "" } }, { headers: { "apigw-requestid": "" } }],
  pages: [
    {
      id: "apigw-504",
      status: [504],
      bodyIs: [
        '{"message": "endpoint request timed out"}',
        '{"message":"endpoint request timed out"}',
        '{"message":"gateway timeout"}',
      ],
      causes: { "platform-function-timeout": 65, "upstream-read-timeout": 35 },
    },
    {
      id: "apigw-500",
      status: [500, 502],
      bodyIs: ['{"message": "internal server error"}', '{"message":"internal server error"}'],
      causes: { "platform-function-error": 70, "proxy-config-error": 15, "app-error": 15 },
    },
    {
      id: "apigw-503",
      status: [503],
      bodyIs: ['{"message": "service unavailable"}', '{"message":"service unavailable"}'],
      causes: { "upstream-unavailable": 60, "platform-internal-error": 40 },
    },
    {
      id: "apigw-token",
      status: [403],
      body: ["missing authentication token"],
      causes: { "platform-no-route": 70, "proxy-auth-required": 30 },
    },
    {
      id: "apigw-403",
      status: [403],
      bodyIs: ['{"message":"forbidden"}', '{"message": "forbidden"}'],
      causes: { "proxy-forbidden": 1 },
    },
    {
      id: "apigw-429-throttled",
      status: [429],
      body: ['"message"', '"too many requests"'],
      headers: { "x-amzn-requestid": "" },
      causes: { "platform-quota": 70, "proxy-rate-limited": 30 },
    },
    { id: "apigw-429", status: [429], body: ['"limit exceeded"'], causes: { "platform-quota": 1 } },
    {
      id: "s3",
      status: [403, 404, 503],
      headers: { server: "amazons3" },
      body: ["<code>nosuchbucket"],
      strength: 60,
      causes: { "platform-app-not-found": 1 },
    },
    {
      id: "s3-key",
      status: [403, 404],
      headers: { server: "amazons3" },
      body: ["<code>nosuchkey"],
      strength: 60,
      causes: { "app-not-found": 1 },
    },
    {
      id: "s3-denied",
      status: [403],
      headers: { server: "amazons3" },
      body: ["<code>accessdenied"],
      strength: 60,
      causes: { "proxy-forbidden": 70, "app-not-found": 30 },
    },
    {
      id: "s3-slow",
      status: [503],
      headers: { server: "amazons3" },
      body: ["<code>slowdown"],
      strength: 60,
      causes: { "platform-quota": 1 },
    },
  ],
};
