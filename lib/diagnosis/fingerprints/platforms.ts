import type { Product } from "@/lib/diagnosis/fingerprint";

export const netlify: Product = {
  id: "netlify",
  name: "Netlify",
  layer: "platform",
  source: "Netlify's documentation and public examples",
  relays: [{ headers: { "x-nf-request-id": "" } }, { headers: { server: "netlify" } }],
  pages: [
    {
      id: "netlify-404",
      status: [404],
      bodyStarts: "not found - request id:",
      strength: 70,
      causes: { "platform-app-not-found": 1 },
    },
    {
      id: "netlify-function",
      status: [500, 502],
      headers: { "x-nf-request-id": "" },
      body: ["function has crashed"],
      strength: 66,
      causes: { "platform-function-error": 1 },
    },
    {
      id: "netlify-function-type",
      status: [500, 502],
      headers: { "x-nf-request-id": "" },
      body: ['"errortype"'],
      strength: 65,
      causes: { "platform-function-error": 1 },
    },
    {
      id: "netlify-function-decode",
      status: [500, 502],
      headers: { "x-nf-request-id": "" },
      body: ["error decoding lambda response"],
      strength: 66,
      causes: { "platform-function-error": 1 },
    },
    {
      id: "netlify-function-late",
      status: [500, 502, 504],
      headers: { "x-nf-request-id": "" },
      body: ["task timed out after"],
      strength: 67,
      causes: { "platform-function-timeout": 1 },
    },
    {
      id: "netlify-proxy",
      status: [502, 504],
      headers: { server: "netlify" },
      absent: ["x-powered-by"],
      strength: 40,
      causes: {
        "upstream-unavailable": 40,
        "upstream-read-timeout": 25,
        "platform-function-timeout": 20,
        "upstream-refused": 15,
      },
    },
  ],
};

export const render: Product = {
  id: "render",
  name: "Render",
  layer: "platform",
  source: "Render's documentation and its x-render-routing header",
  relays: [{ headers: { "rndr-id": "" } }, { headers: { "x-render-origin-server": "" } }],
  pages: [
    {
      id: "render-no-server",
      status: ["any"],
      headers: { "x-render-routing": "no-server" },
      strength: 80,
      causes: { "platform-no-instance": 50, "platform-app-not-found": 30, "platform-app-crashed": 20 },
    },
    {
      id: "render-wake",
      status: ["any"],
      headers: { "x-render-routing": "hibernate-wake-error" },
      strength: 80,
      causes: { "platform-no-instance": 1 },
    },
    {
      id: "render-suspended",
      status: ["any"],
      headers: { "x-render-routing": "suspend" },
      strength: 80,
      causes: { "platform-suspended": 1 },
    },
    {
      id: "render-502",
      status: [502, 503],
      headers: { "rndr-id": "" },
      body: ["<title>50"],
      strength: 40,
      causes: { "platform-app-crashed": 50, "upstream-refused": 30, "upstream-closed-early": 20 },
    },
  ],
};

export const railway: Product = {
  id: "railway",
  name: "Railway",
  layer: "platform",
  source: "Railway's documentation of its fallback pages",
  relays: [{ headers: { "x-railway-edge": "" } }, { headers: { "x-railway-request-id": "" } }],
  pages: [
    {
      id: "railway-502",
      status: [502],
      headers: { "x-railway-fallback": "true" },
      strength: 80,
      causes: { "upstream-refused": 60, "platform-app-crashed": 30, "upstream-read-timeout": 10 },
    },
    {
      id: "railway-502-body",
      status: [502],
      body: ["application failed to respond"],
      strength: 70,
      causes: { "upstream-refused": 60, "platform-app-crashed": 30, "upstream-read-timeout": 10 },
    },
    {
      id: "railway-404",
      status: [404],
      headers: { "x-railway-fallback": "true" },
      strength: 80,
      causes: { "platform-app-not-found": 75, "platform-suspended": 25 },
    },
    { id: "railway-544", status: [544], strength: 70, causes: { "platform-internal-error": 1 } },
  ],
};

export const fly: Product = {
  id: "fly.io",
  name: "Fly.io",
  layer: "platform",
  source: "Fly's documentation of its proxy errors",
  relays: [{ headers: { "fly-request-id": "" } }],
  pages: [
    {
      id: "fly-502",
      status: [502],
      headers: { server: "fly/", "fly-request-id": "" },
      absent: ["content-type"],
      bodyEmpty: true,
      strength: 64,
      causes: {
        "upstream-refused": 50,
        "platform-app-crashed": 20,
        "upstream-reset": 12,
        "upstream-closed-early": 12,
        "upstream-unavailable": 6,
      },
    },
    {
      id: "fly-503",
      status: [503],
      headers: { server: "fly/", "fly-request-id": "" },
      absent: ["content-type"],
      bodyEmpty: true,
      strength: 64,
      causes: { "no-healthy-upstream": 60, "platform-no-instance": 30, "app-overloaded": 10 },
    },
  ],
};

export const githubPages: Product = {
  id: "github-pages",
  name: "GitHub Pages",
  layer: "platform",
  source: "public examples",
  pages: [
    {
      id: "github-pages-404",
      status: [404],
      body: ["there isn't a github pages site here"],
      strength: 70,
      causes: { "platform-app-not-found": 1 },
    },
  ],
};

export const shopify: Product = {
  id: "shopify",
  name: "Shopify",
  layer: "platform",
  source: "public examples",
  pages: [
    {
      id: "shopify-closed",
      status: ["4xx", "5xx"],
      body: ["sorry, this shop is currently unavailable"],
      strength: 60,
      causes: { "platform-suspended": 1 },
    },
  ],
};

const ngrokCode = (code: number, causes: Product["pages"][number]["causes"]) => ({
  id: `ngrok-${code}`,
  status: ["4xx", "5xx"] as const,
  body: [`err_ngrok_${code}`],
  strength: 80,
  causes,
});

export const ngrok: Product = {
  id: "ngrok",
  name: "ngrok",
  layer: "platform",
  source: "ngrok's list of error codes",
  relays: [{ headers: { "ngrok-trace-id": "" } }],
  pages: [
    ngrokCode(3200, { "platform-no-instance": 1 }),
    ngrokCode(3004, { "upstream-bad-response": 1 }),
    ngrokCode(8012, { "upstream-refused": 1 }),
    ngrokCode(3209, { "platform-app-not-found": 1 }),
    ngrokCode(3210, { "platform-internal-error": 1 }),
    ngrokCode(725, { "platform-quota": 1 }),
    ngrokCode(727, { "platform-quota": 1 }),
    ngrokCode(702, { "platform-quota": 1 }),
    ngrokCode(6024, { "edge-challenge": 1 }),
    {
      id: "ngrok-other",
      status: ["any"],
      headers: { "ngrok-error-code": "err_ngrok_" },
      strength: 20,
      causes: { "platform-internal-error": 40, "platform-no-instance": 30, "upstream-refused": 30 },
    },
  ],
};
