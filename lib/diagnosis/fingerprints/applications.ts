import type { Fingerprint } from "@/lib/diagnosis/fingerprint";

/** Servers and frameworks whose own error pages say that the application was reached. */
export const applications: readonly Fingerprint[] = [
  {
    product: "WordPress",
    layer: "application",
    page: /Error establishing a database connection/i,
    meanings: [{ status: [100, 599], causes: [["app-db-down", 1]] }],
    source: "WordPress, built-in message",
  },
  {
    product: "Django",
    layer: "application",
    page: /<h1>Bad Request \(400\)<\/h1>/,
    meanings: [
      {
        status: [400, 400],
        causes: [
          ["app-host-not-allowed", 0.8],
          ["bad-request-sent", 0.2],
        ],
      },
    ],
    source: "Django, built-in page",
  },
  {
    product: "Rails",
    layer: "application",
    page: /<title>We're sorry, but something went wrong/i,
    meanings: [{ status: [500, 599], causes: [["app-error", 1]] }],
    source: "Rails, default error page",
  },
  {
    product: "Spring Boot",
    layer: "application",
    page: /Whitelabel Error Page/,
    meanings: [
      { status: [404, 404], causes: [["app-not-found", 1]] },
      { status: [500, 599], causes: [["app-error", 1]] },
    ],
    source: "Spring Boot, default error page",
  },
  {
    product: "Express",
    layer: "application",
    page: /<pre>Cannot (GET|POST|PUT|PATCH|DELETE|HEAD) /,
    meanings: [{ status: [404, 404], causes: [["app-not-found", 1]] }],
    source: "Express, default handler",
  },
  {
    product: "Next.js",
    layer: "application",
    header: [["x-powered-by", /^Next\.js$/i]],
    meanings: [
      { status: [404, 404], causes: [["app-not-found", 1]] },
      { status: [500, 599], causes: [["app-error", 1]] },
    ],
    source: "Next.js, default header",
  },
];
