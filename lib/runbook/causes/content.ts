import type { contentCauses } from "@/lib/diagnosis/causes/content";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import {
  answerByHand,
  appLog,
  askAgain,
  askByHand,
  lastRelease,
  readBody,
  resolveBoth,
  whois,
} from "@/lib/runbook/shared";
import { edges, proxies, rfc, system } from "@/lib/runbook/sources";

/** A whole answer that is not the expected one. */
export const contentRunbooks: Record<keyof typeof contentCauses, Runbook> = {
  "content-keyword-missing": {
    meaning: "The answer is whole and has a good status, but not the text that the check looks for.",
    checks: [readBody, look("Compare with the body of a good day."), lastRelease, askAgain],
    retry: { helps: false, why: "The same page comes again, unless one of several servers differs." },
    prevent: ["Look for a text that only a working page has, and that designers do not change."],
    sources: [rfc(9110, "15.3.1", "200 OK")],
  },
  "content-error-page-200": {
    meaning: "An error page came with a status that says all is well. Caches and search engines take it for the page.",
    checks: [readBody, appLog, look("Let error pages carry an error status."), lastRelease],
    retry: { helps: false, why: "Until the reason of the error is gone." },
    prevent: ["Test that errors have an error status.", "Check for a text of the page, not for the status alone."],
    sources: [rfc(9110, "15", "status codes")],
  },
  "content-empty": {
    meaning:
      "The status is good and the body is empty, or far too short. A proxy has no handler for the path, or cut the answer and called it whole.",
    checks: [
      answerByHand,
      look("Look whether a handler serves this path at all; Caddy answers an empty 200 when none does."),
      appLog,
      askAgain,
    ],
    retry: { helps: true, why: "A cut answer may have been one." },
    prevent: ["Let the default handler answer 404.", "Check for a text of the page."],
    sources: [proxies.caddy, rfc(9110, "15.3.5", "204 No Content is for answers without a body")],
  },
  "content-encoding-error": {
    meaning:
      "The body says that it is compressed and cannot be unpacked: compressed twice, cut, or not compressed at all.",
    checks: [
      look(
        "Look at what is announced.",
        "curl -sI -H 'Accept-Encoding: gzip' {url} | grep -i -E 'content-encoding|content-length'",
      ),
      look("Unpack it by hand.", "curl -s -H 'Accept-Encoding: gzip' {url} | gzip -t"),
      look(
        "Compare with the answer without compression.",
        "curl -s -H 'Accept-Encoding: identity' {url} | head -c 200",
      ),
      askByHand,
    ],
    retry: { helps: false, why: "The same layer compresses the same way." },
    prevent: ["Compress in one place only, mostly the proxy."],
    sources: [rfc(9110, "8.4", "Content-Encoding"), edges.cloudflare5xx("502-504")],
  },
  "redirect-loop": {
    meaning:
      "Each answer leads to the next and none to a page. Mostly proxy and app both redirect between http and https, because the app does not learn that the client came by https.",
    checks: [
      look("Follow the redirects.", "curl -sIL --max-redirs 5 {url} | grep -i -E '^(HTTP|location)'"),
      look(
        "Look whether the proxy passes X-Forwarded-Proto on, and whether the app believes it.",
        "nginx -T 2>/dev/null | grep -n -E 'X-Forwarded-Proto|return 30[128]'",
      ),
      look("At Cloudflare, look at the encryption mode: Flexible with an app that redirects to https is a loop."),
      look("Look whether one side adds www and the other removes it."),
    ],
    retry: { helps: false, why: "The rules lead in the same circle." },
    prevent: ["Redirect in one place only.", "Use the mode Full (strict) between CDN and origin."],
    sources: [edges.cloudflareRedirects, rfc(9110, "15.4", "redirection")],
  },
  "redirect-invalid": {
    meaning:
      "The answer sends the client elsewhere, and the check does not expect that, or the address it names cannot be used.",
    checks: [
      look("Read the Location header.", "curl -sI {url} | grep -i location"),
      look("Check the address that it leads to instead, or let the check follow redirects."),
      lastRelease,
    ],
    retry: { helps: false, why: "The rule sends there each time." },
    prevent: ["Check the address that users end up at."],
    sources: [rfc(9110, "10.2.2", "Location")],
  },
  "content-parked-domain": {
    meaning:
      "A default or parking page is served: a fresh server's welcome, a page of the registrar, or one that offers the domain for sale.",
    checks: [
      whois,
      resolveBoth,
      readBody,
      look(
        "If it is a web server's welcome page, look which virtual host answers.",
        "nginx -T 2>/dev/null | grep -n -E 'server_name|default_server|root'",
      ),
    ],
    retry: { helps: false, why: "The domain or the virtual host must be put right." },
    prevent: ["Renew the domain automatically.", "Remove the welcome site from new servers."],
    sources: [system.eppStatus],
  },
};
