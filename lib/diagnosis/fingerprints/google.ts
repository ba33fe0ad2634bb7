import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop } from "@/lib/diagnosis/priors";

export const google: Product = {
  id: "google",
  name: "Google Front End",
  layer: "platform",
  source: "Google Cloud's documentation of load balancers and Cloud Run",
  relays: [{ headers: { via: "1.1 google" } }, { headers: { server: "google frontend" } }],
  pages: [
    {
      id: "google-502",
      status: [502],
      body: ["the server encountered a temporary error and could not complete your request", "try again in 30 seconds"],
      causes: {
        ...among(brokenHop, { "upstream-keepalive-race": 3, "no-healthy-upstream": 2 }),
        "upstream-connect-timeout": 6,
      },
    },
    {
      id: "cloud-run-503",
      status: [503],
      body: ["the service you requested is not available yet"],
      causes: { "platform-no-instance": 45, "app-not-loaded": 35, "platform-suspended": 20 },
    },
    {
      id: "google-503",
      status: [503],
      body: ["the service you requested is not available at this time"],
      causes: { "platform-internal-error": 50, "no-healthy-upstream": 50 },
    },
    {
      id: "cloud-run-429",
      status: [429],
      bodyIs: ["rate exceeded."],
      causes: { "platform-no-instance": 60, "platform-quota": 40 },
    },
    {
      id: "google-504",
      status: [504],
      body: ["upstream request timeout"],
      headers: { server: "google frontend" },
      strength: 72,
      causes: { "platform-request-timeout": 70, "upstream-read-timeout": 30 },
    },
    {
      id: "google-500",
      status: [500],
      body: ["<h1>error: server error</h1>", "the server encountered an error and could not complete your request"],
      causes: { "platform-internal-error": 55, "app-crash": 45 },
    },
    {
      id: "google-404",
      status: [404],
      body: ["<title>error 404 (not found)!!1</title>"],
      causes: { "platform-no-route": 1 },
    },
    {
      id: "gke-404",
      status: [404],
      body: ["response 404 (backend notfound), service rules for"],
      causes: { "platform-no-route": 1 },
    },
  ],
};
