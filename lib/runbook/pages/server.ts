import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { answerByHand, appLog, disk, lastRelease, load, proxyLog } from "@/lib/runbook/shared";
import { edges, nginx, platforms, proxies, rfc } from "@/lib/runbook/sources";

export const internalServerError: ErrorPage = {
  slug: "500",
  name: "500 Internal Server Error",
  group: "Statuses of the server",
  layer: "application",
  sentence:
    "Something on the server broke while it handled the request, and it says no more than that; mostly it is the app itself.",
  aliases: ["internal-server-error", "http-500"],
  meaning: [
    "A 500 is the status of an error that nothing caught: an exception, a missing setting, a database that is not there. The request reached the code.",
    "Not always, though: Apache, lighttpd, Traefik and some Node proxies say 500 for faults of the hop to the app, and nginx says 500 for loops in its own rules.",
  ],
  says: [
    {
      product: "Django",
      says: "“Server Error (500)”.",
      means: "An exception. A database that is down has the same page.",
    },
    {
      product: "Rails",
      says: "“We're sorry, but something went wrong”.",
      means: "An exception; gateways often use the same page for their 502.",
    },
    {
      product: "Laravel, PHP",
      says: "“Server Error” in Laravel's looks; an empty body with X-Powered-By: PHP.",
      means: "A fatal error that is not shown; it is in PHP's log.",
    },
    {
      product: "WordPress",
      says: "“Error establishing a database connection”, or “There has been a critical error on this website”.",
      means: "The database, or a plug-in.",
    },
    {
      product: "Express, Fastify, Next.js",
      says: "A page “Internal Server Error” with <pre>; JSON with statusCode 500; a page with /_next/ in it.",
      means: "An exception in a handler. A stack trace on the page means that production mode is off.",
    },
    {
      product: "Spring Boot",
      says: "“Whitelabel Error Page”, or JSON with timestamp, status, error and path.",
      means: "An exception, or a path without a handler; the text says which.",
    },
    {
      product: "IIS, ASP.NET Core",
      says: "“HTTP Error 500.30”, “500.31” and others.",
      means: "The app did not start.",
    },
    {
      product: "Apache",
      says: "“The server encountered an internal error or misconfiguration”.",
      means:
        "A broken .htaccess, or a CGI that died. “Error during SSL Handshake with remote server” and “DNS lookup failure” are the hop to the app.",
    },
    {
      product: "nginx",
      says: "“500 Internal Server Error” with “nginx” under it.",
      means: "nginx itself: a rewrite loop, an auth_request whose service failed, or no connections left. Not the app.",
    },
    {
      product: "lighttpd",
      says: "A page that begins with <?xml … “500 Internal Server Error”.",
      means: "The app closed without an answer: what others call 502.",
    },
    {
      product: "Vercel, API Gateway",
      says: 'X-Vercel-Error: FUNCTION_INVOCATION_FAILED; JSON {"message": "Internal server error"}.',
      means: "The function threw, or returned something malformed.",
    },
  ],
  ways: [
    {
      title: "An error in the code",
      text: "Mostly new since the last release, or brought out by an input nobody had tried.",
      causes: ["app-error"],
    },
    {
      title: "Something that the app needs is missing",
      text: "The database, a cache, another service, a secret, a file, disk space.",
      causes: ["app-db-down", "app-error"],
    },
    {
      title: "The app did not load",
      text: "A migration that did not run, an import that fails, a variable that is not set: then every path fails.",
      causes: ["app-not-loaded"],
    },
    {
      title: "A function failed",
      text: "A serverless function threw, or returned something that the platform cannot send.",
      causes: ["platform-function-error"],
    },
    {
      title: "The gateway's own rules",
      text: "Rewrites in a circle, a broken .htaccess, a script in the proxy.",
      causes: ["proxy-config-error", "proxy-auth-backend-down", "platform-config-error"],
    },
    {
      title: "The hop to the app, under another name",
      text: "lighttpd, Traefik, Apache and http-proxy-middleware say 500 for some faults that others call 502.",
      causes: ["upstream-closed-early", "upstream-tls-handshake", "upstream-dns-failure"],
    },
  ],
  timing: [
    { seen: "At once, on all paths", means: "The app did not load, or a rule of the gateway." },
    { seen: "At once, on one path", means: "An error in that handler." },
    { seen: "After some seconds", means: "It waited for something: a database or service that does not answer." },
    {
      seen: "Since a certain minute",
      means: "Compare with releases, migrations, renewed secrets and full disks at that minute.",
    },
  ],
  checks: [
    appLog,
    lastRelease,
    answerByHand,
    look("Ask another path, to see whether all fail.", "curl -so /dev/null -w '%{http_code}\\n' https://{host}/"),
    look("Look whether the database answers.", "systemctl status postgresql mysql mariadb --no-pager"),
    disk,
    load,
    proxyLog,
  ],
  apart: [
    {
      like: "The app or the gateway?",
      tell: "A page in the gateway's looks (“nginx”, “Apache”) is the gateway's. Everything in your app's looks, JSON and framework pages are the app's.",
    },
    { like: "500 or 502?", tell: "500: the code ran and failed. 502: the gateway got no good answer from the code." },
    {
      like: "One user or all?",
      tell: "One user: data or a cookie of theirs. All: a release, a setting or a dependency.",
    },
  ],
  retry: "Mostly not: the same request meets the same error. If it waited for a database that restarts, yes, later.",
  prevent: [
    "Report errors with their stack, the request's id and the release.",
    "Check settings and migrations at the start, and stop with a message that names what is missing.",
    "Release in steps, and go back when errors rise.",
  ],
  sources: [
    rfc(9110, "15.6.1", "500 Internal Server Error"),
    nginx.rewrite,
    nginx.authRequest,
    proxies.apache,
    proxies.lighttpd,
    platforms.vercel,
    platforms.apiGateway,
    edges.cloudflare5xx("500"),
  ],
  related: ["502", "503", "501"],
};

export const notImplemented: ErrorPage = {
  slug: "501",
  name: "501 Not Implemented",
  group: "Statuses of the server",
  layer: "application",
  sentence: "The server does not know the method of the request, or something in it that it would have to support.",
  aliases: ["not-implemented", "http-501"],
  meaning: [
    "A 501 is about the request's method for the whole server: it can do it for no path. If it could for others, the status would be 405.",
    "It is rare. Behind it is mostly a method that a server, proxy or load balancer does not pass on, or a transfer coding that it does not know.",
  ],
  says: [
    {
      product: "Python's http.server",
      says: "“Unsupported method ('POST')”.",
      means: "A development server answers where the app should.",
    },
    {
      product: "AWS ALB",
      says: "Server: awselb/2.0.",
      means: "The request has a Transfer-Encoding that it does not know.",
    },
    {
      product: "HAProxy",
      says: "“501 Not Implemented. The server does not support the functionality required.”",
      means: "A rule says so (http-request return or an error file).",
    },
    { product: "Apache, IIS", says: "“Method Not Implemented”.", means: "The method is not known to the server." },
  ],
  ways: [
    {
      title: "A method that the server does not know",
      text: "A misspelt method, or one of WebDAV.",
      causes: ["bad-request-sent"],
    },
    {
      title: "The wrong server answers",
      text: "A static or development server stands where the app should.",
      causes: ["proxy-not-found", "content-parked-domain"],
    },
    {
      title: "A rule of the gateway",
      text: "It was told to answer 501 to some methods.",
      causes: ["proxy-configured-status"],
    },
  ],
  timing: [],
  checks: [
    look("Ask with GET: if this works, it is the method.", "curl -so /dev/null -w '%{http_code}\\n' {url}"),
    look("Ask which methods are allowed.", "curl -si -X OPTIONS {url} | grep -i -E '^(HTTP|allow)'"),
    answerByHand,
    look("Look which server answers.", "curl -sI {url} | grep -i -E '^(server|via)'"),
  ],
  apart: [
    { like: "501 or 405?", tell: "405: not on this path, and Allow names what is. 501: not on this server at all." },
    {
      like: "501 or 400?",
      tell: "400: the request is malformed. 501: it is well formed and asks for something that is not there.",
    },
  ],
  retry: "No: the same request is refused again.",
  prevent: [
    "Answer 405 with Allow where a path does not have a method.",
    "Try the methods that you need through each new proxy.",
  ],
  sources: [rfc(9110, "15.6.2", "501 Not Implemented"), rfc(9110, "15.5.6", "405 Method Not Allowed"), platforms.alb],
  related: ["400", "500"],
};
