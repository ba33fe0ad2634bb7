import type { Product } from "@/lib/diagnosis/fingerprint";

export const heroku: Product = {
  id: "heroku",
  name: "Heroku",
  layer: "platform",
  source: "Heroku's documentation of its H codes and error pages",
  relays: [{ headers: { via: "heroku-router" } }, { headers: { via: "vegur" } }],
  pages: [
    {
      id: "heroku-503",
      status: [503],
      body: ["herokucdn.com/error-pages/application-error.html"],
      strength: 66,
      causes: {
        "platform-app-crashed": 60,
        "platform-request-timeout": 20,
        "upstream-closed-early": 10,
        "app-not-loaded": 6,
        "app-overloaded": 4,
      },
      // H12: the router waits 30 seconds for the first byte.
      byPace: {
        instant: { "platform-app-crashed": 80, "upstream-closed-early": 10, "app-not-loaded": 10 },
        round: { "platform-request-timeout": 88, "platform-app-crashed": 12 },
      },
    },
    {
      id: "heroku-no-app",
      status: [404],
      body: ["herokucdn.com/error-pages/no-such-app.html"],
      strength: 66,
      causes: { "platform-app-not-found": 1 },
    },
    {
      id: "heroku-no-app-title",
      status: [404],
      body: ["<title>no such app</title>"],
      strength: 66,
      causes: { "platform-app-not-found": 1 },
    },
    {
      id: "heroku-maintenance",
      status: [503],
      body: ["herokucdn.com/error-pages/maintenance-mode.html"],
      strength: 67,
      causes: { "platform-maintenance": 1 },
    },
    {
      id: "heroku-blank",
      status: ["4xx", "5xx"],
      body: ["there's nothing here, yet."],
      causes: { "platform-app-not-found": 60, "app-not-loaded": 40 },
    },
  ],
};
