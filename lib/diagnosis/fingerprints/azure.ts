import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

const footer = "<hr><center>microsoft-azure-application-gateway";

export const azureFrontDoor: Product = {
  id: "azure-front-door",
  name: "Azure Front Door",
  layer: "edge",
  source: "Microsoft's troubleshooting guide for Front Door",
  relays: [{ headers: { "x-azure-ref": "" } }],
  pages: [
    {
      id: "front-door",
      status: ["4xx", "5xx"],
      headers: { "x-azure-ref": "" },
      body: ["our services aren't available right now"],
      strength: 62,
      causes: {
        ...among([...brokenHop, ...lateHop], { "upstream-tls-untrusted": 3, "upstream-tls-wrong-host": 3 }),
        "edge-config-error": 10,
      },
    },
    {
      id: "front-door-origin",
      status: ["5xx"],
      headers: { "x-azure-externalerror": "" },
      strength: 64,
      causes: { ...among([...brokenHop, ...lateHop], { "upstream-tls-untrusted": 4 }) },
    },
  ],
};

export const azureAppGateway: Product = {
  id: "azure-app-gateway",
  name: "Azure Application Gateway",
  layer: "proxy",
  source: "Microsoft's troubleshooting guide for Application Gateway",
  pages: [
    {
      id: "app-gateway-502",
      status: [502],
      body: [footer],
      strength: 60,
      causes: {
        ...among([
          "upstream-refused",
          "upstream-unreachable",
          "upstream-connect-timeout",
          "upstream-tls-untrusted",
          "upstream-unavailable",
        ]),
        "no-healthy-upstream": 40,
      },
    },
    { id: "app-gateway-504", status: [504], body: [footer], strength: 60, causes: { "upstream-read-timeout": 1 } },
    { id: "app-gateway-403", status: [403], body: [footer], strength: 60, causes: { "edge-waf-block": 1 } },
    {
      id: "app-gateway-4xx",
      status: [400, 404],
      body: [footer],
      strength: 60,
      causes: {
        "bad-request-sent": 45,
        "http-to-tls-port": 15,
        "tls-client-cert-required": 15,
        "platform-no-route": 25,
      },
    },
  ],
};

export const azureAppService: Product = {
  id: "azure-app-service",
  name: "Azure App Service",
  layer: "platform",
  source: "Microsoft's documentation of App Service",
  relays: [{ headers: { "set-cookie": "arraffinity" } }],
  pages: [
    {
      id: "app-service-stopped",
      status: [403],
      body: ["this web app is stopped"],
      causes: { "platform-suspended": 1 },
    },
    {
      id: "app-service-error",
      status: [500, 502, 503],
      body: [":( application error"],
      causes: { "platform-app-crashed": 70, "app-not-loaded": 30 },
    },
    {
      id: "app-service-503",
      status: [503],
      bodyIs: ["the service is unavailable."],
      causes: { "platform-no-instance": 40, "app-not-loaded": 40, "platform-internal-error": 20 },
    },
    { id: "app-service-404", status: [404], body: ["404 web site not found"], causes: { "platform-app-not-found": 1 } },
  ],
};

export const iis: Product = {
  id: "iis-arr",
  name: "IIS",
  layer: "proxy",
  source: "Microsoft's documentation of IIS, ARR and the ASP.NET Core module",
  relays: [{ headers: { server: "microsoft-iis" } }],
  pages: [
    {
      id: "arr-502",
      status: [502],
      body: ["web server received an invalid response while acting as a gateway or proxy server"],
      causes: { ...among(brokenHop), "upstream-read-timeout": 12 },
    },
    { id: "arr-504", status: [504], body: ["504 - gateway timeout"], causes: among(lateHop) },
    {
      id: "ancm",
      status: [500, 502],
      body: ["http error 500.3"],
      strength: 60,
      causes: { "app-not-loaded": 75, "app-crash": 25 },
    },
    {
      id: "ancm-502",
      status: [502],
      body: ["http error 502.5"],
      strength: 60,
      causes: { "app-not-loaded": 75, "app-crash": 25 },
    },
    {
      id: "http-sys-503",
      status: [503],
      headers: { server: "microsoft-httpapi" },
      body: ["http error 503. the service is unavailable."],
      causes: { "app-not-loaded": 55, "app-overloaded": 20, "platform-suspended": 25 },
    },
    { id: "iis-404", status: [404], body: ["404 - file or directory not found."], causes: { "proxy-not-found": 1 } },
    { id: "iis-403", status: [403], body: ["403 - forbidden: access is denied."], causes: { "proxy-forbidden": 1 } },
    {
      id: "iis-401",
      status: [401],
      body: ["401 - unauthorized: access is denied"],
      causes: { "proxy-auth-required": 1 },
    },
  ],
};
