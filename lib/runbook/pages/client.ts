import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { answerByHand, fixUrl, proxyLog, usersToo } from "@/lib/runbook/shared";
import { edges, nginx, platforms, rfc, system } from "@/lib/runbook/sources";

const common = { group: "Statuses of the client", timing: [] } as const;

/** Statuses of the 4xx range that are often a fault of the server, its rules or its monitor. */
export const clientPages: readonly ErrorPage[] = [
  {
    ...common,
    slug: "400",
    name: "400 Bad Request",
    layer: "monitor",
    sentence: "The server cannot or will not read the request as it was sent.",
    aliases: ["bad-request", "http-400"],
    meaning: [
      "Mostly the gateway says so before the app sees anything: wrong scheme for the port, too large a cookie, no Host. Some apps say 400 for a host that they do not know.",
    ],
    says: [
      {
        product: "nginx",
        says: "“The plain HTTP request was sent to HTTPS port”.",
        means: "http:// to a port that speaks TLS; or a gateway in front speaks http to it.",
      },
      { product: "nginx", says: "“Request Header Or Cookie Too Large”.", means: "A header line of more than 8 KiB." },
      {
        product: "nginx",
        says: "“No required SSL certificate was sent”.",
        means: "The server wants a client certificate.",
      },
      {
        product: "Apache",
        says: "“You're speaking plain HTTP to an SSL-enabled server port.”",
        means: "The wrong scheme.",
      },
      {
        product: "Go (Caddy, Traefik)",
        says: "“Client sent an HTTP request to an HTTPS server.”",
        means: "The wrong scheme.",
      },
      { product: "Django", says: "“Bad Request (400)”.", means: "The host is not in ALLOWED_HOSTS." },
      { product: "Rails", says: "“Blocked host”.", means: "The host is not in config.hosts." },
      { product: "Node.js", says: "An empty 400 with Connection: close.", means: "A request that is no valid HTTP." },
    ],
    ways: [
      {
        title: "The wrong scheme for the port",
        text: "http to a TLS port, by the client or by a gateway in between.",
        causes: ["http-to-tls-port", "upstream-protocol-mismatch"],
      },
      {
        title: "The app does not know the host",
        text: "A new name, or a gateway that does not pass Host on.",
        causes: ["app-host-not-allowed"],
      },
      {
        title: "Cookies or headers are too large",
        text: "One browser fails and a fresh one works.",
        causes: ["request-header-too-large"],
      },
      {
        title: "A client certificate is missing",
        text: "The origin accepts only its CDN.",
        causes: ["tls-client-cert-required"],
      },
      {
        title: "The request itself",
        text: "A header, method or body that the server does not take.",
        causes: ["bad-request-sent"],
      },
    ],
    checks: [
      answerByHand,
      look("Ask with nothing but the URL.", "curl -sv -o /dev/null -H 'Cookie:' {url}"),
      look(
        "Look at the Host header that the proxy sends on.",
        "nginx -T 2>/dev/null | grep -n 'proxy_set_header Host'",
      ),
      proxyLog,
    ],
    apart: [
      {
        like: "400 or 431?",
        tell: "nginx, Apache and HAProxy say 400 for headers that are too large; Node and Go say 431.",
      },
      { like: "400 or 404?", tell: "400 did not get as far as a path." },
    ],
    retry: "No: the same request is refused again.",
    prevent: [
      "Redirect port 80 to https.",
      "Set the public name in one place for proxy and app.",
      "Keep cookies short.",
    ],
    sources: [rfc(9110, "15.5.1", "400 Bad Request"), nginx.https, nginx.core, system.djangoHosts],
    related: ["404", "431", "plain-http-to-tls-port"],
  },
  {
    ...common,
    slug: "401",
    name: "401 Unauthorized",
    layer: "application",
    sentence: "The server wants to know who asks, and got no credentials, or some that it does not accept.",
    aliases: ["unauthorized", "http-401"],
    meaning: [
      "WWW-Authenticate in the answer says which kind is wanted. If a check gets a 401 that worked yesterday, a token ended, or somebody put a password in front.",
    ],
    says: [
      {
        product: "nginx",
        says: "“401 Authorization Required” with “nginx” under it.",
        means: "auth_basic of the gateway.",
      },
      {
        product: "HAProxy",
        says: "“You need a valid user and password to access this content.”",
        means: "A rule of the gateway.",
      },
      {
        product: "Apache",
        says: "“This server could not verify that you are authorized”.",
        means: "AuthType of the gateway.",
      },
      {
        product: "The app",
        says: "JSON or a page in its looks.",
        means: "A token that is missing, wrong or past its end.",
      },
    ],
    ways: [
      { title: "A token has ended", text: "Or was revoked, or the clock of one side is wrong.", causes: ["app-auth"] },
      {
        title: "A password stands in front",
        text: "A staging password that went live, or a gateway's rule.",
        causes: ["proxy-auth-required"],
      },
      {
        title: "The header got lost",
        text: "A redirect to another host, or a gateway that does not pass Authorization on.",
        causes: ["app-auth", "redirect-invalid"],
      },
    ],
    checks: [
      look("See what is asked for.", "curl -sI {url} | grep -i -E '^(HTTP|www-authenticate|server)'"),
      look(
        "Ask with the credentials of the check; set TOKEN.",
        'curl -so /dev/null -w "%{http_code}\\n" -H "Authorization: Bearer $TOKEN" {url}',
      ),
      look("Look whether the request is redirected first.", "curl -sIL {url} | grep -i -E '^(HTTP|location)'"),
    ],
    apart: [{ like: "401 or 403?", tell: "401: say who you are. 403: I know, or I do not care; you may not." }],
    retry: "Only with other credentials.",
    prevent: [
      "Give monitors a token of their own, and renew it before it ends.",
      "Keep a health path without credentials.",
    ],
    sources: [rfc(9110, "15.5.2", "401 Unauthorized"), nginx.basicAuth],
    related: ["403"],
  },
  {
    ...common,
    slug: "403",
    name: "403 Forbidden",
    layer: "proxy",
    sentence:
      "The server understood the request and denies it: a right, a rule on addresses, or a firewall that takes the client for a bot.",
    aliases: ["forbidden", "http-403"],
    meaning: [
      "Ask first whether users are refused too. A 403 for the monitor alone is a rule on bots, addresses or countries, and the site is well.",
    ],
    says: [
      {
        product: "nginx",
        says: "“403 Forbidden” with “nginx” under it.",
        means: "deny, a folder without index, or files that it may not read.",
      },
      { product: "HAProxy", says: "“Request forbidden by administrative rules.”", means: "http-request deny." },
      {
        product: "Apache",
        says: "“You don't have permission to access this resource.”",
        means: "Require, or rights of files.",
      },
      {
        product: "Cloudflare",
        says: "“Sorry, you have been blocked”, or “error code: 1020”; Cf-Mitigated: challenge for a test.",
        means: "A rule of its firewall. The Ray ID finds it in the events.",
      },
      { product: "Akamai", says: "“Access Denied … Reference #18.…”.", means: "A rule; the reference finds it." },
      { product: "CloudFront, AWS WAF", says: "“Request blocked”; Server: awselb/2.0.", means: "A web ACL." },
      {
        product: "AWS API Gateway",
        says: "JSON “Missing Authentication Token”.",
        means: "Often just a path that does not exist.",
      },
      { product: "Envoy, Istio", says: "“RBAC: access denied”.", means: "An authorization policy." },
      { product: "Django", says: "“CSRF verification failed. Request aborted.”", means: "A POST without its token." },
      { product: "Azure App Service", says: "“Error 403 - This web app is stopped.”", means: "It is stopped." },
    ],
    ways: [
      {
        title: "A firewall or bot rule",
        text: "It refuses a client by address, country, User-Agent or speed.",
        causes: ["edge-waf-block", "edge-challenge"],
      },
      {
        title: "A rule of the gateway",
        text: "A list of addresses, a path, a folder without an index.",
        causes: ["proxy-forbidden"],
      },
      { title: "The app denies", text: "A right, a token against forgery.", causes: ["app-forbidden"] },
      {
        title: "The app is stopped, or the path does not exist",
        text: "Some platforms say 403 for both.",
        causes: ["platform-suspended", "platform-no-route"],
      },
    ],
    checks: [
      usersToo,
      look("Ask as a browser would.", "curl -so /dev/null -w '%{http_code}\\n' -A 'Mozilla/5.0' {url}"),
      answerByHand,
      look("Look at rights of the files that are served.", "namei -l /var/www/html"),
      proxyLog,
    ],
    apart: [
      { like: "403 or 401?", tell: "401 asks for credentials; 403 would not take any." },
      {
        like: "A block or a challenge?",
        tell: "A challenge has a script and Cf-Mitigated or X-Amzn-Waf-Action; a block has an id to look up.",
      },
    ],
    retry: "No: a rule decides the same each time.",
    prevent: [
      "Exempt monitors by address or by a header that only they have.",
      "Try new rules in a mode that only logs.",
    ],
    sources: [
      rfc(9110, "15.5.4", "403 Forbidden"),
      nginx.access,
      edges.cloudflare1xxx,
      edges.cloudflareChallenges,
      platforms.apiGateway,
    ],
    related: ["401", "429"],
  },
  {
    ...common,
    slug: "404",
    name: "404 Not Found",
    layer: "application",
    sentence: "Nobody on the way has anything under this address: not the gateway, not the platform, not the app.",
    aliases: ["not-found", "http-404"],
    meaning: [
      "For a page that worked, ask who says it. The gateway's 404 means that the app was never asked; the platform's means that it does not know your host or app; the app's means that the path is gone.",
    ],
    says: [
      {
        product: "nginx",
        says: "“404 Not Found” with “nginx” under it.",
        means: "No file or location; the app was not asked.",
      },
      {
        product: "php-fpm",
        says: "Plain “File not found.”",
        means: "PHP was asked for a script that is not there: SCRIPT_FILENAME.",
      },
      {
        product: "Go, Traefik",
        says: "Plain “404 page not found”.",
        means: "No route; from Traefik, no router has the host.",
      },
      {
        product: "ingress-nginx, GKE",
        says: "“default backend - 404”, or “response 404 (backend NotFound)”.",
        means: "No Ingress has this host and path.",
      },
      { product: "Kong", says: "“no Route matched with those values”.", means: "No route." },
      { product: "Heroku", says: "“No such app”.", means: "The domain is not attached, or the app was deleted." },
      {
        product: "Vercel",
        says: "X-Vercel-Error: DEPLOYMENT_NOT_FOUND.",
        means: "The deployment or domain does not exist.",
      },
      {
        product: "Railway, Render",
        says: "X-Railway-Fallback: true; X-Render-Routing: no-server.",
        means: "The app is not there, or paused.",
      },
      { product: "GitHub Pages", says: "“There isn't a GitHub Pages site here.”", means: "The domain is not set." },
    ],
    ways: [
      { title: "The path moved or is gone", text: "Mostly with the last release.", causes: ["app-not-found"] },
      {
        title: "The gateway has no file or rule",
        text: "A release that was not copied whole, a wrong root, another virtual host.",
        causes: ["proxy-not-found", "fcgi-script-not-found"],
      },
      {
        title: "The platform does not know host or app",
        text: "A domain that is not attached, an app that was renamed.",
        causes: ["platform-app-not-found", "platform-no-route"],
      },
      {
        title: "DNS leads to the wrong place",
        text: "An old address that somebody else has now.",
        causes: ["content-parked-domain"],
      },
    ],
    checks: [
      answerByHand,
      look(
        "Ask the root: does anything answer for this host?",
        "curl -so /dev/null -w '%{http_code}\\n' https://{host}/",
      ),
      look("Look where the name leads.", "dig +short {host}"),
      look("Look at hosts and paths of the gateway.", "nginx -T 2>/dev/null | grep -n -E 'server_name|location|root'"),
      fixUrl,
    ],
    apart: [
      {
        like: "Gateway, platform or app?",
        tell: "The words on the page: see the table. Your own looks mean your app.",
      },
      { like: "404 or 410?", tell: "410 says that it is gone for good; 404 does not say." },
    ],
    retry: "No: the address must change.",
    prevent: ["Redirect old paths to new ones.", "Let a check ask each important path after a release."],
    sources: [rfc(9110, "15.5.5", "404 Not Found"), platforms.heroku, platforms.vercel, platforms.ingress],
    related: ["403", "502"],
  },
];
