import type { platformCauses } from "@/lib/diagnosis/causes/platform";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { askAgain, fixUrl, headers, lastRelease, platformLog, resolveBoth, slow, times } from "@/lib/runbook/shared";
import { platforms, rfc, system } from "@/lib/runbook/sources";

const statusPage = look("Look at the platform's own status page.");
const functionLog = look("Read the function's log for that second.", null, {
  vercel: "vercel logs {url}",
  "aws-api-gateway": 'aws logs tail "/aws/lambda/$FUNCTION" --since 10m',
  google: "gcloud logging read 'severity>=ERROR' --limit 20",
});

/** What a hosting platform's router says. */
export const platformRunbooks: Record<keyof typeof platformCauses, Runbook> = {
  "platform-app-crashed": {
    meaning:
      "The platform's router has nothing to send the request to: the app crashed, did not start, or does not listen where it should.",
    checks: [
      platformLog,
      lastRelease,
      look("Look whether it listens on the port that the platform gives it ($PORT), on 0.0.0.0.", null, {
        heroku: "heroku ps",
        "fly.io": "fly status",
        kubernetes: "kubectl get pods; kubectl describe pod -l app=app | grep -A5 'Last State'",
      }),
      look("Look whether it ran out of memory."),
      look("Look whether it starts within the time that the platform allows."),
    ],
    retry: { helps: true, why: "The platform starts it again; an app that cannot start stays down." },
    prevent: [
      "Start the new release beside the old one, with a health check before it takes requests.",
      "Read the port from the environment.",
    ],
    sources: [platforms.heroku, platforms.cloudRun, platforms.kubernetesProbes],
  },
  "platform-request-timeout": {
    meaning: "The platform's router waited for the app and gave up; Heroku does so after 30 seconds.",
    checks: [platformLog, slow, times, look("Look at the number of workers, and whether all wait for something slow.")],
    retry: { helps: false, why: "A slow handler is slow again." },
    prevent: [
      "Let the app end a request before the platform does.",
      "Move work of more than a few seconds to a background job.",
    ],
    sources: [platforms.heroku, platforms.cloudRun],
  },
  "platform-no-instance": {
    meaning:
      "No instance of the app was there to take the request: scaled to zero, asleep, still starting, or at its limit.",
    checks: [
      look("Look at the number of instances and their limits, and whether it sleeps when nobody asks."),
      platformLog,
      askAgain,
      look("Look how long a start takes."),
    ],
    retry: { helps: true, why: "The request itself often starts an instance." },
    prevent: [
      "Keep at least one instance running.",
      "Make the start short: load what is needed later when it is needed.",
    ],
    sources: [platforms.cloudRun, platforms.heroku],
  },
  "platform-app-not-found": {
    meaning:
      "The platform knows no app under this host: the domain is not attached, or the app was renamed or deleted.",
    checks: [
      look("Look whether the domain is attached to the app.", null, {
        heroku: "heroku domains",
        vercel: "vercel domains ls",
        "fly.io": "fly certs list",
      }),
      resolveBoth,
      look("Look whether DNS still leads to this platform, and to the right account.", "dig +short {host} CNAME"),
      look("Look whether the app was renamed, deleted or moved."),
    ],
    retry: { helps: false, why: "The platform must learn the name first." },
    prevent: [
      "Attach the domain before DNS is switched.",
      "Remove DNS records before you delete an app: a name that leads nowhere can be taken by others.",
    ],
    sources: [platforms.heroku, platforms.vercel],
  },
  "platform-no-route": {
    meaning: "The router has no rule for this host or path.",
    checks: [
      look("Look at the rules for host and path.", null, {
        kubernetes: "kubectl get ingress,httproute -A",
        envoy: "curl -s 'http://127.0.0.1:9901/config_dump?resource=dynamic_route_configs'",
        kong: "curl -s http://127.0.0.1:8001/routes",
      }),
      fixUrl,
      look("Ask the root of the host: does any path lead anywhere?", "curl -si https://{host}/ | head -n 20"),
      lastRelease,
    ],
    retry: { helps: false, why: "The rule must be made first." },
    prevent: ["Keep routes in code, and let a check ask each of them after a release."],
    sources: [platforms.ingress, platforms.apiGateway],
  },
  "platform-function-error": {
    meaning: "A serverless function threw an error, or returned something that the platform cannot send.",
    checks: [
      functionLog,
      lastRelease,
      look("Look at the function's environment: a variable or secret that is missing."),
      look("Look whether it returns the form that the platform wants: status, headers and body as text."),
    ],
    retry: { helps: false, why: "The same input mostly leads to the same error." },
    prevent: [
      "Catch errors in the function and answer with a status of its own.",
      "Try each release under an address of its own before it is switched.",
    ],
    sources: [platforms.vercel, platforms.apiGateway],
  },
  "platform-function-timeout": {
    meaning:
      "A serverless function ran longer than its plan or its gateway allows; API Gateway waits 29 seconds unless it is raised.",
    checks: [
      functionLog,
      slow,
      times,
      look("Look at the time limit of the function and of the gateway in front of it."),
    ],
    retry: { helps: false, why: "A slow function is slow again; only a cold start passes." },
    prevent: [
      "Give each call inside the function a time limit.",
      "Run it near its database.",
      "Move long work to a queue.",
    ],
    sources: [platforms.vercel, platforms.apiGateway],
  },
  "platform-quota": {
    meaning: "A limit of the plan or the account is reached: requests, traffic, or functions at the same time.",
    checks: [
      look("Look at usage and limits of the plan."),
      platformLog,
      look("Look for a client that asks too much.", "curl -sI {url} | grep -i -E 'retry-after|ratelimit'"),
    ],
    retry: { helps: true, why: "When the period of the limit is over, or the peak." },
    prevent: ["Alert at 80 % of each limit.", "Ask for a higher limit before a known peak."],
    sources: [platforms.vercel, platforms.apiGateway],
  },
  "platform-suspended": {
    meaning: "The app is stopped, paused or suspended at the platform, by hand or because of the bill.",
    checks: [look("Look at billing, and at mail from the platform."), look("Start the app again."), platformLog],
    retry: { helps: false, why: "Somebody must start it or pay." },
    prevent: ["Let mail about billing reach more than one person."],
    sources: [platforms.vercel, platforms.cloudRun],
  },
  "platform-maintenance": {
    meaning: "Maintenance mode is switched on at the platform.",
    checks: [
      look("Look whether maintenance was left on.", null, { heroku: "heroku maintenance" }),
      lastRelease,
      look("Ask who switched it on, and whether the work is over."),
    ],
    retry: { helps: true, why: "When the maintenance is over." },
    prevent: ["Switch it off in the same script that switches it on, also when a step fails."],
    sources: [platforms.heroku],
  },
  "platform-config-error": {
    meaning: "The routing at the platform is broken: rewrites that lead to themselves, or settings that do not fit.",
    checks: [look("Look at rewrites and redirects in the project's settings."), headers, lastRelease],
    retry: { helps: false, why: "The same rule leads to the same error." },
    prevent: ["Try routing rules on a preview before they go live."],
    sources: [platforms.vercel, rfc(5842, "7.2", "508 Loop Detected")],
  },
  "platform-internal-error": {
    meaning: "The platform itself failed; your app was mostly not asked.",
    checks: [statusPage, platformLog, askAgain],
    retry: { helps: true, why: "Such faults mostly pass within minutes." },
    prevent: [
      "Run in a second region if minutes count.",
      "Tell your users on a status page that does not stand on the same platform.",
    ],
    sources: [platforms.vercel, platforms.googleLb, system.curlCodes],
  },
};
