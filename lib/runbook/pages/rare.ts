import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { common, proof } from "@/lib/runbook/pages/edge";
import { edgeStatus, pastEdge } from "@/lib/runbook/shared";
import { edges, rfc } from "@/lib/runbook/sources";

/** The rest of the numbers from 520 to 530. */
export const cloudflareOther: readonly ErrorPage[] = [
  {
    ...common,
    slug: "527",
    name: "527 Railgun error",
    layer: "edge",
    sentence: "The link between Cloudflare and a Railgun listener at the origin failed; Railgun no longer exists.",
    aliases: ["cloudflare-527", "http-527", "railgun"],
    meaning: [
      "Railgun was a program at the origin that sent only what had changed. Cloudflare has withdrawn it and its page on 527. If you see a 527 today, something in front of you made it up or passes on an old one.",
    ],
    says: [
      { product: "Cloudflare", says: proof, means: "In the past: no connection to the Railgun listener, or it broke." },
    ],
    ways: [
      {
        title: "A cached or invented status",
        text: "Look who sent it before you look for a reason.",
        causes: ["proxy-configured-status"],
      },
      {
        title: "The listener was down (in the past)",
        text: "A firewall between, or the program was stopped.",
        causes: ["upstream-unavailable"],
      },
    ],
    checks: [
      look(
        "Look who sent it, and how old it is.",
        "curl -sI {url} | grep -i -E '^(HTTP|server|cf-ray|age|via|x-cache)'",
      ),
      pastEdge,
      look("Remove what is left of Railgun at the origin.", "systemctl list-units --all | grep -i railgun"),
    ],
    apart: [{ like: "527 or 520?", tell: "Without Railgun the same fault at the origin is a 520, 521 or 522." }],
    retry: "Perhaps; find out first who sends it.",
    prevent: ["Remove Railgun from origins."],
    sources: [
      {
        title: "Cloudflare: 5xx errors",
        url: "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/",
      },
    ],
    related: ["520", "522"],
  },
  {
    ...common,
    slug: "528",
    name: "528 (not assigned)",
    layer: "unknown",
    sentence: "No standard and no large product that is known to us gives 528 a meaning; whoever sent it chose it.",
    aliases: ["http-528"],
    meaning: [
      "Clients treat a status of the 5xx range that they do not know like a 500 (RFC 9110). What it means is known only to the program that sent it, so the question is who that was.",
    ],
    says: [
      {
        product: "Anybody",
        says: "Look at Server, Via and the body.",
        means: "A gateway rule or an app of somebody's own.",
      },
    ],
    ways: [
      {
        title: "A rule of a gateway",
        text: "Somebody chose a number that was free.",
        causes: ["proxy-configured-status"],
      },
      { title: "The app", text: "It, or a service that it asks, uses a number of its own.", causes: ["app-error"] },
    ],
    checks: [
      look("See the whole answer.", "curl -si {url} | head -n 40"),
      look(
        "Search your configuration and code for the number.",
        "grep -rnw 528 /etc/nginx /etc/haproxy /etc/caddy 2>/dev/null",
      ),
      pastEdge,
    ],
    apart: [{ like: "528 or a number of Cloudflare's?", tell: "Cloudflare documents 520 to 526 and 530." }],
    retry: "Treat it like a 500.",
    prevent: ["Use registered statuses and put your own codes into the body (RFC 9457)."],
    sources: [
      rfc(9110, "15", "unknown statuses of a class"),
      {
        title: "IANA: HTTP status codes",
        url: "https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml",
      },
    ],
    related: ["500", "520"],
  },
  {
    ...common,
    slug: "529",
    name: "529 Overloaded",
    layer: "application",
    sentence:
      "A service says that it has too much work; the number is in no standard, and some services use it instead of 503.",
    aliases: ["http-529", "site-is-overloaded", "overloaded"],
    meaning: [
      "Some hosts and APIs send 529 when the service as a whole is overloaded, to tell it from 429, which is about one client. It is not one of Cloudflare's statuses, although it lies in their range.",
    ],
    says: [
      {
        product: "The service itself",
        says: "Mostly JSON that says “overloaded”, with Retry-After at best.",
        means: "Too many requests of all clients together.",
      },
    ],
    ways: [
      { title: "The service is overloaded", text: "A peak, or part of it is out.", causes: ["app-overloaded"] },
      {
        title: "Retries keep it down",
        text: "Clients that repeat at once add to the load.",
        causes: ["app-overloaded", "app-rate-limited"],
      },
    ],
    checks: [
      look("See the whole answer, and how long to wait.", "curl -si {url} | head -n 20"),
      look("Look at the service's own status page."),
      look("If the service is yours, look at its load.", "uptime; free -m; cat /proc/pressure/*"),
    ],
    apart: [
      { like: "529 or 429?", tell: "429: you asked too often. 529: all together asked too much." },
      { like: "529 or 503?", tell: "The same meaning; 503 is the registered status." },
    ],
    retry: "Yes, with a pause that grows and some chance in it; never at once.",
    prevent: [
      "As a client: limit your own rate, and stop asking for a while after some failures.",
      "As a service: answer 503 with Retry-After.",
    ],
    sources: [
      rfc(9110, "15.6.4", "503 Service Unavailable"),
      {
        title: "IANA: HTTP status codes",
        url: "https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml",
      },
    ],
    related: ["503", "429"],
  },
  {
    ...common,
    slug: "530",
    name: "530 with a 1xxx error",
    layer: "edge",
    sentence: "Cloudflare could not find your origin, and a second number from 1000 on the page says why.",
    aliases: ["cloudflare-530", "http-530", "error-1016", "error-1033", "cloudflare-1016", "cloudflare-1033"],
    meaning: [
      "The 530 itself says little. The number on the page decides: 1016 is DNS of the origin, 1033 a tunnel without a connector. Programs often get only the short text “error code: 1016”.",
    ],
    says: [
      {
        product: "Cloudflare, 1016",
        says: "“Origin DNS error”, or “error code: 1016”.",
        means: "The name that your record leads to has no address.",
      },
      {
        product: "Cloudflare, 1033",
        says: "“Cloudflare Tunnel error”, or “error code: 1033”.",
        means: "cloudflared is not connected.",
      },
      {
        product: "Cloudflare, others",
        says: "Another number from 1000 on.",
        means: "See Cloudflare's list; 1020, 1015 and 1010 are rules and come with a 403 or 429.",
      },
    ],
    ways: [
      {
        title: "The name of the origin does not resolve (1016)",
        text: "A CNAME to a host that was deleted, or a load balancer's pool without an address.",
        causes: ["upstream-dns-failure"],
      },
      {
        title: "The tunnel is down (1033)",
        text: "cloudflared is stopped, cannot reach Cloudflare, or the tunnel was deleted.",
        causes: ["edge-tunnel-down"],
      },
      {
        title: "The domain's settings at Cloudflare",
        text: "A record that leads to a forbidden address, or to another account.",
        causes: ["edge-config-error"],
      },
      { title: "Cloudflare itself", text: "Rare; its status page says so.", causes: ["edge-internal-error"] },
    ],
    checks: [
      look("Read the number.", "curl -s {url} | grep -o -i -m1 'error code: [0-9]*\\|cf-error-code\">[0-9]*'"),
      look(
        "1016: resolve the name that your record leads to; set APP_HOST.",
        'dig +short "$APP_HOST" A; dig +short "$APP_HOST" AAAA',
      ),
      look(
        "1033: look at the connector.",
        "systemctl status cloudflared --no-pager; journalctl -u cloudflared -n 50 --no-pager",
      ),
      edgeStatus,
    ],
    apart: [
      { like: "530 or 523?", tell: "523 has an address and no way to it; 530 with 1016 has no address." },
      {
        like: "530 or your visitors' DNS?",
        tell: "If visitors could not resolve your name they would see no page at all.",
      },
    ],
    retry: "For a tunnel that restarts, yes. For a name that is gone, no.",
    prevent: ["Change the record before you delete the host it leads to.", "Run two connectors on two machines."],
    sources: [edges.cloudflare5xx("530"), edges.cloudflare1xxx, edges.cloudflareTunnel],
    related: ["523", "522", "dns-no-such-name"],
  },
];
