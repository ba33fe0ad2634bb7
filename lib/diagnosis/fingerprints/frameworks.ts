import type { Product } from "@/lib/diagnosis/fingerprint";

type Page = Product["pages"][number];
const page = (id: string, status: Page["status"], sign: Partial<Page>, causes: Page["causes"]): Page => ({
  strength: 55,
  ...sign,
  id,
  status,
  causes,
});
const app = (
  id: string,
  name: string,
  source: string,
  pages: readonly Page[],
  relays: Product["relays"] = [],
): Product => ({
  id,
  name,
  layer: "application",
  source,
  pages,
  relays,
});
const failed = { "app-error": 1 } as const;
const missing = { "app-not-found": 1 } as const;
const rejected = { "bad-request-sent": 1 } as const;

/** Frameworks and application servers: an answer of theirs is the application's own. */
export const frameworks: readonly Product[] = [
  app(
    "express",
    "Express",
    "seen on Express 4 and 5 (finalhandler)",
    [
      page(
        "express-500",
        [500],
        { body: ["<title>error</title>", "<pre>"], headers: { "content-security-policy": "default-src 'none'" } },
        failed,
      ),
      page("express-404", [404], { body: ["<title>error</title>", "<pre>cannot "] }, missing),
      page("express-400", [400], { body: ["<title>error</title>", "<pre>"] }, rejected),
    ],
    [{ headers: { "x-powered-by": "express" } }],
  ),
  app("fastify", "Fastify", "seen on Fastify", [
    page(
      "fastify-500",
      [500],
      { bodyStarts: '{"statuscode":500,', body: ['"error":"internal server error"'], strength: 54 },
      failed,
    ),
    page("fastify-404", [404], { body: ['"message":"route ', '"statuscode":404'] }, missing),
    page("fastify-400", [400], { bodyStarts: '{"statuscode":400,', strength: 54 }, rejected),
  ]),
  app(
    "next.js",
    "Next.js",
    "seen on Next.js",
    [
      page("next-500", [500], { body: ["/_next/static/"], strength: 56 }, failed),
      page("next-500-data", [500], { body: ["__next_data__"], strength: 56 }, failed),
      page("next-404", [404], { body: ["this page could not be found"] }, missing),
    ],
    [{ headers: { "x-powered-by": "next.js" } }],
  ),
  app("node", "Node.js", "seen on node:http", [
    page(
      "node-400",
      [400],
      { bodyEmpty: true, headers: { connection: "close" }, absent: ["server", "date", "content-type"] },
      { "bad-request-sent": 70, "http-to-tls-port": 30 },
    ),
    page(
      "node-408",
      [408],
      { bodyEmpty: true, headers: { connection: "close" }, absent: ["server", "date", "content-type"] },
      { "slow-request": 1 },
    ),
    page(
      "node-431",
      [431],
      { bodyEmpty: true, absent: ["server", "date", "content-type"] },
      { "request-header-too-large": 1 },
    ),
  ]),
  app(
    "gunicorn",
    "Gunicorn",
    "seen on Gunicorn 20",
    [
      page("gunicorn-500", [500], { body: ["<h1><p>internal server error</p></h1>"] }, failed),
      page("gunicorn-400", [400], { body: ["<h1><p>bad request</p></h1>"] }, rejected),
    ],
    [{ headers: { server: "gunicorn" } }],
  ),
  app("flask", "Flask", "seen on Flask 2.2", [
    page(
      "flask-500",
      [500],
      { body: ["either the server is overloaded or there is an error in the application"] },
      failed,
    ),
    page("flask-404", [404], { body: ["if you entered the url manually please check your spelling"] }, missing),
  ]),
  app("django", "Django", "seen on Django 3.2", [
    page("django-500", [500], { body: ["<h1>server error (500)</h1>"] }, { "app-error": 85, "app-db-down": 15 }),
    page(
      "django-404",
      [404],
      { body: ["<h1>not found</h1><p>the requested resource was not found on this server.</p>"] },
      missing,
    ),
    page(
      "django-400",
      [400],
      { body: ["<h1>bad request (400)</h1>"] },
      { "app-host-not-allowed": 75, "bad-request-sent": 25 },
    ),
    page("django-csrf", [403], { body: ["csrf verification failed. request aborted."] }, { "app-forbidden": 1 }),
    page(
      "django-debug-db",
      [500],
      { body: ["operationalerror at /", "debug = true"], strength: 58 },
      { "app-db-down": 80, "app-error": 20 },
    ),
    page("django-debug-host", [400], { body: ["disallowedhost at /"], strength: 58 }, { "app-host-not-allowed": 1 }),
    page(
      "django-debug",
      [500],
      { body: ["you're seeing this error because you have <code>debug = true</code>"] },
      failed,
    ),
  ]),
  app(
    "uvicorn",
    "Uvicorn",
    "seen on Uvicorn",
    [
      page("uvicorn-500", [500], { headers: { server: "uvicorn" }, bodyIs: ["internal server error"] }, failed),
      page(
        "uvicorn-503",
        [503],
        { headers: { server: "uvicorn" }, bodyIs: ["service unavailable"] },
        { "app-overloaded": 1 },
      ),
      page("uvicorn-400", [400], { bodyIs: ["invalid http request received."] }, rejected),
    ],
    [{ headers: { server: "uvicorn" } }],
  ),
  app("aiohttp", "aiohttp", "seen on aiohttp 3.8", [
    page("aiohttp-500", [500], { body: ["server got itself in trouble"] }, failed),
  ]),
  app("puma", "Puma", "seen on Puma", [
    page("puma-500", [500], { bodyStarts: "an unhandled lowlevel error occurred." }, failed),
  ]),
  app("uwsgi", "uWSGI", "seen on uWSGI without an application", [
    page(
      "uwsgi-500",
      [500],
      {
        bodyIs: ["internal server error"],
        headers: { "content-type": "text/plain" },
        absent: ["server", "date", "content-length"],
        strength: 56,
      },
      { "app-not-loaded": 80, "app-error": 20 },
    ),
  ]),
  app(
    "php",
    "PHP",
    "seen on PHP 8.2",
    [
      page(
        "php-blank",
        [500],
        { bodyEmpty: true, headers: { "x-powered-by": "php/" } },
        { "app-error": 85, "app-worker-killed": 15 },
      ),
      page("php-fatal", ["any"], { body: ["<b>fatal error</b>:"] }, failed),
      page("php-fatal-text", ["4xx", "5xx"], { body: ["php fatal error:"] }, failed),
    ],
    [{ headers: { "x-powered-by": "php/" } }],
  ),
  app("wordpress", "WordPress", "seen on WordPress without its database", [
    page(
      "wordpress-database",
      ["4xx", "5xx"],
      { body: ["error establishing a database connection"], strength: 75 },
      { "app-db-down": 1 },
    ),
    page(
      "wordpress-maintenance",
      ["4xx", "5xx"],
      { body: ["briefly unavailable for scheduled maintenance."], strength: 75 },
      { "app-maintenance": 1 },
    ),
    page(
      "wordpress-critical",
      ["4xx", "5xx"],
      { body: ["there has been a critical error on this website"], strength: 75 },
      failed,
    ),
  ]),
  app("rails", "Rails", "the static pages of a new Rails application", [
    page("rails-500", [500], { body: ["re sorry, but something went wrong"] }, failed),
    page("rails-host", [403], { body: ["blocked host"] }, { "app-host-not-allowed": 1 }),
  ]),
  app("laravel", "Laravel", "Laravel's error views", [
    page("laravel-500", [500], { body: ['uppercase tracking-wider">', "server error"] }, failed),
    page(
      "laravel-503",
      [503],
      { body: ['uppercase tracking-wider">', "service unavailable"] },
      { "app-maintenance": 1 },
    ),
  ]),
  app("spring-boot", "Spring Boot", "Spring Boot's error controller and actuator", [
    page("spring-page-500", ["5xx"], { body: ["<h1>whitelabel error page</h1>"] }, failed),
    page("spring-page-404", [404], { body: ["<h1>whitelabel error page</h1>"] }, missing),
    page("spring-500", [500], { bodyStarts: '{"timestamp":', body: ['"status":500', '"path":'] }, failed),
    page("spring-404", [404], { bodyStarts: '{"timestamp":', body: ['"status":404', '"path":'] }, missing),
    page("actuator-down", [503], { bodyStarts: '{"status":"down"', strength: 88 }, { "app-health-fail": 1 }),
    page("actuator-out", [503], { bodyStarts: '{"status":"out_of_service"', strength: 88 }, { "app-health-fail": 1 }),
  ]),
  app("asp.net", "ASP.NET", "the framework's own error page", [
    page("aspnet-error", [500], { body: ["server error in '", "' application."] }, failed),
  ]),
  app("jetty", "Jetty", "Jetty's error handler", [
    page("jetty-5xx", ["5xx"], { body: ["powered by jetty://"] }, { "app-error": 80, "app-unavailable": 20 }),
    page("jetty-404", [404], { body: ["powered by jetty://"] }, missing),
  ]),
];
