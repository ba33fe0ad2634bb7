import type { applicationCauses } from "@/lib/diagnosis/causes/application";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import {
  answerByHand,
  appLog,
  askAgain,
  disk,
  exempt,
  fixUrl,
  headers,
  lastRelease,
  load,
  oom,
  proxyLog,
  restarts,
  slow,
  times,
  usersToo,
} from "@/lib/runbook/shared";
import { platforms, rfc, system } from "@/lib/runbook/sources";

const finish = "Let it finish its requests when it is told to stop.";

/** The application's own answers. */
export const applicationRunbooks: Record<keyof typeof applicationCauses, Runbook> = {
  "app-error": {
    meaning:
      "The app took the request and failed at it: an error in its code that nothing caught, or something that it needs was not there.",
    checks: [appLog, lastRelease, answerByHand, look("Look whether all paths fail or only this one."), disk],
    retry: { helps: false, why: "The same request mostly meets the same error." },
    prevent: [
      "Report errors with their stack and the id of the request.",
      "Release in steps, and go back when errors rise.",
    ],
    sources: [rfc(9110, "15.6.1", "500 Internal Server Error")],
  },
  "app-unavailable": {
    meaning: "The app itself says that it is not available: it starts, stops, or protects itself.",
    checks: [appLog, answerByHand, look("Read how long to wait.", "curl -sI {url} | grep -i retry-after"), load],
    retry: { helps: true, why: "503 means later; Retry-After says when, if it is there." },
    prevent: ["Send requests to a process only after it says that it is ready.", finish],
    sources: [rfc(9110, "15.6.4", "503 Service Unavailable"), platforms.kubernetesProbes],
  },
  "app-maintenance": {
    meaning:
      "Maintenance is switched on in the app. During an upgrade that is right; left on by a script that broke off it is not.",
    checks: [
      look(
        "Look whether a maintenance switch was left on: WordPress has a file .maintenance, Laravel one under storage/framework.",
        "find / -xdev \\( -name .maintenance -o -path '*/storage/framework/down' \\) 2>/dev/null",
      ),
      lastRelease,
      look("Ask who did maintenance, and whether it is over."),
    ],
    retry: { helps: true, why: "When the maintenance is over." },
    prevent: [
      "Switch it off in the same script that switches it on, also when a step fails.",
      "Announce maintenance on the status page and pause the monitor's alerts for it.",
    ],
    sources: [rfc(9110, "10.2.3", "Retry-After"), rfc(9110, "15.6.4", "503 Service Unavailable")],
  },
  "app-overloaded": {
    meaning: "The app has more work than it can take and turns requests away.",
    checks: [
      load,
      slow,
      appLog,
      look(
        "Look who asks: one client, a crawler, a retry that repeats itself?",
        "tail -n 10000 /var/log/nginx/access.log | awk '{ print $1 }' | sort | uniq -c | sort -rn | head",
      ),
    ],
    retry: { helps: true, why: "After some seconds, and with a growing pause; at once adds to the load." },
    prevent: [
      "Limit the rate of a client in front of the app.",
      "Cache what many ask for.",
      "Scale on the length of the queue, not on CPU alone.",
    ],
    sources: [rfc(9110, "15.6.4", "503 Service Unavailable")],
  },
  "app-db-down": {
    meaning: "The app runs and cannot reach its database: it is down, has no free connection, or refuses the password.",
    checks: [
      look("Look whether the database runs.", "systemctl status postgresql mysql mariadb --no-pager"),
      look(
        "Look whether all its connections are taken.",
        "psql -c 'select state, count(*) from pg_stat_activity group by state'",
      ),
      appLog,
      look("From the app's host, try its port; set DB_HOST.", 'nc -vz -w5 "$DB_HOST" 5432'),
      disk,
    ],
    retry: { helps: true, why: "A database that restarts is back within seconds; one that is full is not." },
    prevent: [
      "Bound the pool: processes times pool size must stay below the database's limit.",
      "Answer what can be answered without the database.",
    ],
    sources: [system.postgresConnections, system.mysqlConnections],
  },
  "app-timeout": {
    meaning: "The app's own time limit for a request was reached.",
    checks: [appLog, slow, times, load],
    retry: { helps: false, why: "A slow handler is slow again." },
    prevent: [
      "Give every call to a database or service a limit below the app's own.",
      "Move work of more than a few seconds to a queue.",
    ],
    sources: [system.gunicorn, rfc(9110, "15.6.4", "503 Service Unavailable")],
  },
  "app-crash": {
    meaning: "The process died while it answered, and took the connection with it.",
    checks: [
      restarts,
      oom,
      appLog,
      lastRelease,
      look("Look for a core dump.", "coredumpctl list --since '1 hour ago' --no-pager"),
    ],
    retry: { helps: true, why: "Another process, or the restarted one, takes the next request." },
    prevent: ["Run more than one process.", "Catch errors at the border of a request, not of the process."],
    sources: [system.oom, platforms.kubernetesProbes],
  },
  "app-worker-killed": {
    meaning:
      "The worker that had the request was killed: by the kernel for lack of memory, or by its master because it took too long.",
    checks: [
      oom,
      look(
        "Look for a worker that ran out of its time.",
        "journalctl --since '1 hour ago' --no-pager | grep -i -E 'worker timeout|harakiri|request_terminate|sigkill'",
      ),
      appLog,
      load,
    ],
    retry: { helps: true, why: "The next worker may do better; a request that always takes too much will not." },
    prevent: [
      "Set the limit of memory above the peak, and the number of workers to fit.",
      "Let a request end before its worker is killed.",
    ],
    sources: [system.oom, system.gunicorn, system.phpFpm, platforms.kubernetesMemory],
  },
  "app-not-loaded": {
    meaning:
      "The server of the app runs, but the app in it did not load: an import, a migration or a setting failed at the start.",
    checks: [
      look(
        "Read the start-up log: the first error counts.",
        "journalctl --since '1 hour ago' -p warning --no-pager | head -n 50",
      ),
      lastRelease,
      look("Look at the environment: a variable or secret that is missing."),
      look("Look whether the migrations ran."),
    ],
    retry: { helps: false, why: "It fails the same way at each start." },
    prevent: [
      "Check settings at the start, and stop with a message that names what is missing.",
      "Start a release beside the old one before it takes requests.",
    ],
    sources: [system.gunicorn, platforms.kubernetesProbes],
  },
  "app-not-found": {
    meaning: "The app has no page at this path.",
    checks: [look("Look whether the path moved with the last release."), fixUrl, answerByHand],
    retry: { helps: false, why: "The path is not there." },
    prevent: ["Redirect old paths to new ones.", "Point the check at a path made for it, such as /health."],
    sources: [rfc(9110, "15.5.5", "404 Not Found")],
  },
  "app-forbidden": {
    meaning:
      "The app understood the request and denies it: a missing right, a token against forgery, or a rule on addresses.",
    checks: [look("Look for a rule of the app that refuses the monitor."), usersToo, answerByHand],
    retry: { helps: false, why: "A rule decides the same each time." },
    prevent: ["Give the monitor a path and rights of its own."],
    sources: [rfc(9110, "15.5.4", "403 Forbidden")],
  },
  "app-auth": {
    meaning: "The app wants credentials, and the request had none, or some that have ended.",
    checks: [
      look("Give the check an Authorization header, or renew the one that it has."),
      look("See what is asked for.", "curl -sI {url} | grep -i www-authenticate"),
      answerByHand,
    ],
    retry: { helps: false, why: "Without credentials it asks again." },
    prevent: [
      "Give monitors a token of their own, and renew it before it ends.",
      "Keep a health path without credentials.",
    ],
    sources: [rfc(9110, "15.5.2", "401 Unauthorized")],
  },
  "app-rate-limited": {
    meaning: "The app counts the requests of a client, and this one had too many.",
    checks: [exempt, headers, look("Look whether the app sees each client's own address, or that of its proxy.")],
    retry: { helps: true, why: "After the time that Retry-After names; at once makes it worse." },
    prevent: ["Count by client, not by proxy.", "Check less often than the limit allows."],
    sources: [rfc(6585, "4", "429 Too Many Requests")],
  },
  "app-host-not-allowed": {
    meaning:
      "The app does not accept the Host header of the request: the name is not on its list, or the proxy sends another one.",
    checks: [
      look("Look at its list of allowed hosts (Django: ALLOWED_HOSTS, Rails: config.hosts)."),
      look(
        "Look at the Host header that the proxy sends on.",
        "nginx -T 2>/dev/null | grep -n 'proxy_set_header Host'",
      ),
      look(
        "Ask the app with the name that users have; set APP_PORT.",
        'curl -si -H Host:{host} "http://127.0.0.1:$APP_PORT"{path} | head -n 5',
      ),
    ],
    retry: { helps: false, why: "The list or the header must be changed." },
    prevent: ["Set the public name in one place for proxy and app."],
    sources: [system.djangoHosts, rfc(9110, "7.2", "Host")],
  },
  "app-health-fail": {
    meaning: "The health endpoint says that the app cannot work, and mostly which part is broken.",
    checks: [look("Read which of its checks fails.", "curl -s {url}"), look("Look at that dependency."), appLog],
    retry: { helps: false, why: "The part that is broken must be mended." },
    prevent: ["Monitor each dependency by itself, so that its failure has a name of its own."],
    sources: [system.health],
  },
  "app-health-warn": {
    meaning: "The health endpoint says that the app works, with something that will become a fault.",
    checks: [
      look("Read which of its checks warns.", "curl -s {url}"),
      look("Look at that dependency before it fails."),
      appLog,
    ],
    retry: { helps: false, why: "A warning stays until its reason is gone." },
    prevent: ["Treat a warning within days."],
    sources: [system.health],
  },
  "service-unavailable": {
    meaning: "Somebody says 503, and nothing says who: an overload, maintenance, or a gateway with nothing behind it.",
    checks: [answerByHand, appLog, proxyLog, askAgain, load],
    retry: { helps: true, why: "503 means later; Retry-After says when, if it is there." },
    prevent: [
      "Let each layer sign its error pages, so that the next 503 says who made it.",
      "Keep more than one server behind the gateway.",
    ],
    sources: [rfc(9110, "15.6.4", "503 Service Unavailable")],
  },
};
