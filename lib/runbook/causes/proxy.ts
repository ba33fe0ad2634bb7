import type { proxyCauses } from "@/lib/diagnosis/causes/proxy";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { answerByHand, askByHand, exempt, fixUrl, lastRelease, load, proxyLog, usersToo } from "@/lib/runbook/shared";
import { nginx, proxies, rfc, system } from "@/lib/runbook/sources";

/** What a gateway decides itself. */
export const proxyRunbooks: Record<keyof typeof proxyCauses, Runbook> = {
  "proxy-overloaded": {
    meaning:
      "The gateway reached a limit of its own: connections, queue, or file descriptors. The app may be slow, so that requests pile up in front of it.",
    checks: [
      look(
        "Look at connections and the gateway's limits.",
        "ss -s; nginx -T 2>/dev/null | grep -n -E 'worker_connections|limit_conn|max_conns'",
        {
          haproxy:
            "echo 'show info' | socat stdio /run/haproxy/admin.sock | grep -i conn; grep -n maxconn /etc/haproxy/haproxy.cfg",
          apache: "ss -s; grep -rn -i MaxRequestWorkers /etc/apache2 /etc/httpd 2>/dev/null",
        },
      ),
      proxyLog,
      look("Look whether the app became slow: then the limit is the effect, not the cause."),
      look(
        "Look whether the gateway is out of file descriptors.",
        "cat /proc/sys/fs/file-nr; systemctl show nginx haproxy -p LimitNOFILE",
      ),
      load,
    ],
    retry: { helps: true, why: "A peak passes; try again after some seconds, not at once." },
    prevent: [
      "Set the limits for a peak, with file descriptors to match: two for each proxied connection.",
      "Keep the queue short and its time limit low, so that refused requests are refused soon.",
    ],
    logged: { nginx: "limiting connections by zone", haproxy: "sQ--" },
    sources: [nginx.workers, nginx.limitConnections, proxies.haproxy, proxies.apacheMpm],
  },
  "proxy-rate-limited": {
    meaning: "The gateway counts the requests of a client, and this one had too many.",
    checks: [
      exempt,
      look("Look at the limit.", "nginx -T 2>/dev/null | grep -n -E 'limit_req|limit_conn'", {
        haproxy: "grep -n -E 'stick-table|sc_http_req_rate|deny' /etc/haproxy/haproxy.cfg",
      }),
      look(
        "Look whether all clients seem to be one: behind another proxy the limit counts that proxy's address.",
        "nginx -T 2>/dev/null | grep -n -E 'real_ip|limit_req_zone'",
      ),
      proxyLog,
    ],
    retry: { helps: true, why: "After the time of the limit; at once makes it worse." },
    prevent: [
      "Count by the client's own address, with a burst.",
      "Answer 429 with Retry-After instead of 503: limit_req_status 429.",
    ],
    logged: { nginx: "limiting requests, excess" },
    sources: [nginx.limitRequests, rfc(6585, "4", "429 Too Many Requests")],
  },
  "proxy-forbidden": {
    meaning: "A rule of the gateway denies this client, method or path, or a folder has no index.",
    checks: [
      look("Look for a rule that refuses the monitor.", "nginx -T 2>/dev/null | grep -n -E 'deny|allow|return 403'", {
        haproxy: "grep -n -E 'http-request (deny|tarpit|reject)|acl ' /etc/haproxy/haproxy.cfg",
        apache: "grep -rn -i -E 'Require|Deny from' /etc/apache2 /etc/httpd 2>/dev/null",
      }),
      usersToo,
      proxyLog,
      look("Look at the rights of the files that are served.", "namei -l /var/www/html"),
    ],
    retry: { helps: false, why: "A rule decides the same each time." },
    prevent: ["Keep rules in code, and let a check ask as the monitor does after each change."],
    logged: { nginx: "access forbidden by rule", haproxy: "PR--" },
    sources: [nginx.access, rfc(9110, "15.5.4", "403 Forbidden")],
  },
  "proxy-auth-required": {
    meaning: "The gateway wants a user name and password, and the request had none or the wrong ones.",
    checks: [
      look("Give the check an Authorization header, or renew the one that it has."),
      look("See what is asked for.", "curl -sI {url} | grep -i www-authenticate"),
      look("Or let the path of the check pass without credentials.", "nginx -T 2>/dev/null | grep -n auth_basic"),
    ],
    retry: { helps: false, why: "Without credentials it asks again." },
    prevent: [
      "Give monitors credentials of their own, and renew them before they end.",
      "Keep a health path without credentials.",
    ],
    sources: [nginx.basicAuth, rfc(9110, "15.5.2", "401 Unauthorized")],
  },
  "proxy-auth-backend-down": {
    meaning:
      "Before each request the gateway asks a service whether it is allowed, and that service failed. The app was not asked at all.",
    checks: [
      look(
        "Look at the service that authenticates for the gateway.",
        "nginx -T 2>/dev/null | grep -n -A3 auth_request",
      ),
      proxyLog,
      look("Ask that service yourself, from the gateway's host."),
      look("Look at the identity provider's own status page, if it is not yours."),
    ],
    retry: { helps: false, why: "Until that service is back, everything behind it is closed." },
    prevent: ["Run the authenticating service as often and as far apart as the gateway.", "Monitor it by itself."],
    logged: { nginx: "auth request unexpected status" },
    sources: [nginx.authRequest, proxies.traefik],
  },
  "proxy-not-found": {
    meaning: "The gateway itself has no such host, path or file; the app was not asked.",
    checks: [
      look(
        "Look at its virtual hosts, locations and root folder.",
        "nginx -T 2>/dev/null | grep -n -E 'server_name|location|root|alias'",
        {
          haproxy: "grep -n -E 'use_backend|default_backend|acl ' /etc/haproxy/haproxy.cfg",
          apache: "apachectl -S",
          caddy: "grep -n '' /etc/caddy/Caddyfile",
        },
      ),
      look("Look whether the files are there.", "ls -la /var/www"),
      fixUrl,
      proxyLog,
    ],
    retry: { helps: false, why: "The path is not there." },
    prevent: [
      "Release files before the page that names them.",
      "Give the default virtual host an answer that says that it is the default.",
    ],
    logged: { nginx: "failed (2: No such file or directory)" },
    sources: [nginx.core, rfc(9110, "15.5.5", "404 Not Found")],
  },
  "proxy-config-error": {
    meaning:
      "The gateway's configuration led it into an error: rewrites in a circle, a broken rule or script, or a limit of the host.",
    checks: [
      look("Test the configuration.", "nginx -t", {
        haproxy: "haproxy -c -f /etc/haproxy/haproxy.cfg",
        apache: "apachectl configtest",
        caddy: "caddy validate --config /etc/caddy/Caddyfile",
        varnish: "varnishd -C -f /etc/varnish/default.vcl >/dev/null",
      }),
      proxyLog,
      lastRelease,
      look("Look for a full disk.", "df -h; df -i"),
    ],
    retry: { helps: false, why: "The same rule leads to the same error." },
    prevent: ["Test the configuration before each reload, on a copy with requests."],
    logged: { nginx: "rewrite or internal redirection cycle" },
    sources: [nginx.rewrite, nginx.workers],
  },
  "proxy-configured-status": {
    meaning: "The gateway was told to answer this: a maintenance page, a fixed answer, a rule.",
    checks: [
      look(
        "Look for a maintenance switch in its configuration.",
        "nginx -T 2>/dev/null | grep -n -E 'return [45]|error_page|maintenance'",
        {
          haproxy: "grep -n -E 'http-request return|errorfile|http-error' /etc/haproxy/haproxy.cfg",
          apache: "grep -rn -i -E 'Redirect|RewriteRule.*R=|ErrorDocument' /etc/apache2 /etc/httpd 2>/dev/null",
          caddy: "grep -n -E 'respond|error' /etc/caddy/Caddyfile",
        },
      ),
      lastRelease,
      look("Ask who did maintenance, and whether it is over."),
    ],
    retry: { helps: false, why: "It answers this until it is told otherwise." },
    prevent: ["Let maintenance end by itself at a set time.", "Answer 503 with Retry-After during maintenance."],
    sources: [nginx.rewrite, rfc(9110, "10.2.3", "Retry-After")],
  },
  "proxy-dropped": {
    meaning:
      "A rule of the gateway closes such connections on purpose and says nothing: a rule on bots, addresses or names.",
    checks: [
      look("Look for rules that close without an answer.", "nginx -T 2>/dev/null | grep -n 'return 444'", {
        haproxy: "grep -n -E 'silent-drop|reject' /etc/haproxy/haproxy.cfg",
      }),
      look("Look whether users are dropped too, or only the monitor.", "curl -sv -o /dev/null -A 'Mozilla/5.0' {url}"),
      exempt,
    ],
    retry: { helps: false, why: "A rule decides the same each time." },
    prevent: ["Exempt your monitors before the rule, by address or by a header that only they have."],
    logged: { haproxy: "PR--" },
    sources: [nginx.rewrite, proxies.haproxy],
  },
  "proxy-protocol-mismatch": {
    meaning:
      "The listener expects a line of the PROXY protocol before the request and closes when it does not come, or the other way round.",
    checks: [
      look(
        "Compare the PROXY protocol settings on both sides.",
        "grep -rn -E 'proxy_protocol|accept-proxy|send-proxy' /etc/nginx /etc/haproxy",
      ),
      look(
        "Send the line by hand: if this answers, the listener wants it.",
        "curl -sv --haproxy-protocol -o /dev/null {url}",
      ),
      askByHand,
    ],
    retry: { helps: false, why: "Both sides must be set alike." },
    prevent: ["Switch the PROXY protocol on or off on both sides at once.", "Keep a port without it for checks."],
    sources: [proxies.proxyProtocol, nginx.core],
  },
  "proxy-error": {
    meaning: "The page is the gateway's own, and it does not say more.",
    checks: [proxyLog, answerByHand, lastRelease, load],
    retry: { helps: false, why: "Without the reason nobody can say; once more tells whether it was a moment." },
    prevent: ["Keep the gateway's error log, with the id of the request in it."],
    sources: [rfc(9110, "15.6", "server errors"), rfc(9209, null, "Proxy-Status")],
  },
  "fcgi-script-not-found": {
    meaning:
      "The gateway asks PHP for a script that is not there. Path or root differ between the gateway and PHP, often because they run in two containers.",
    checks: [
      look(
        "Look at SCRIPT_FILENAME and the root folder.",
        "nginx -T 2>/dev/null | grep -n -E 'SCRIPT_FILENAME|root|fastcgi_pass'",
      ),
      look("Look whether the file is in the container or folder that runs PHP.", "ls -la /var/www/html"),
      proxyLog,
    ],
    retry: { helps: false, why: "The file is not there." },
    prevent: ["Mount the code at the same path in both containers."],
    logged: { nginx: "Primary script unknown" },
    sources: [nginx.fastcgi, system.phpFpm],
  },
};
