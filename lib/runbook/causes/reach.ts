import type { upstreamCauses } from "@/lib/diagnosis/causes/upstream";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import {
  appLog,
  askApp,
  descriptors,
  firewallBetween,
  listening,
  proxyLog,
  restarts,
  running,
  timeouts,
  whereSent,
} from "@/lib/runbook/shared";
import { edges, nginx, platforms, proxies, rfc, system } from "@/lib/runbook/sources";

/** A gateway does not get through to what stands behind it. */
export const reachRunbooks = {
  "upstream-unavailable": {
    meaning:
      "A gateway says that it got no good answer from what stands behind it, and its page gives no reason. The app may be stopped, break off, or answer wrongly.",
    checks: [proxyLog, listening, askApp, whereSent, restarts, descriptors],
    retry: { helps: true, why: "A restart or one crash passes within seconds." },
    prevent: [
      "Start the new process before the old one stops, and send requests only to one that is ready.",
      "Have more than one process behind the gateway, with health checks.",
      "Alert on restarts of the app, not only on its answers.",
    ],
    sources: [rfc(9110, "15.6.3", "502 Bad Gateway"), nginx.proxy, platforms.alb],
  },
  "upstream-timeout": {
    meaning:
      "A gateway waited for what stands behind it and gave up. Either no connection came about, or the answer took too long.",
    checks: [
      proxyLog,
      look(
        "Ask the app directly and take the time; set APP_PORT.",
        'curl -so /dev/null -w "connect %{time_connect} first byte %{time_starttransfer}\\n" "http://127.0.0.1:$APP_PORT"{path}',
      ),
      timeouts,
      firewallBetween,
    ],
    retry: { helps: true, why: "A busy moment passes; a slow handler or a firewall rule does not." },
    prevent: [
      "Let time limits shrink from the outside in: each hop waits longer than the one behind it.",
      "Move work of more than a few seconds to a queue.",
    ],
    sources: [rfc(9110, "15.6.5", "504 Gateway Timeout"), nginx.proxy, proxies.envoyTimeouts],
  },
  "upstream-refused": {
    meaning:
      "The gateway asked for a connection and the app's host refused. The app is not running, is still starting, listens on another port, or only on 127.0.0.1.",
    checks: [listening, proxyLog, askApp, whereSent, running, appLog],
    retry: { helps: true, why: "While an app restarts, its port is closed for seconds; a wrong port stays wrong." },
    prevent: [
      "Start the new process before the old one stops, and send requests only to one that is ready.",
      "Take the port from one setting, for the app and for the gateway.",
      "In a container, listen on 0.0.0.0.",
    ],
    logged: {
      nginx: "connect() failed (111: Connection refused) while connecting to upstream",
      haproxy: "SC--",
      apache: "(111)Connection refused: AH00957",
    },
    sources: [system.connect, nginx.proxy, edges.cloudflare5xx("521"), platforms.kubernetesService],
  },
  "upstream-connect-timeout": {
    meaning:
      "The gateway asked for a connection and got no answer at all. A firewall between the two drops the packets, the app's host is down, or its address is old.",
    checks: [
      firewallBetween,
      look(
        "On the gateway's host, try the app's port; set APP_HOST and APP_PORT.",
        'nc -vz -w5 "$APP_HOST" "$APP_PORT"',
      ),
      proxyLog,
      whereSent,
      look(
        "On the app's host, look whether its queue of new connections overflows.",
        "nstat -az TcpExtListenOverflows",
      ),
    ],
    retry: { helps: true, why: "An overloaded host may answer the next time; a firewall does not." },
    prevent: [
      "Keep the rules between gateway and app in code, and test them after each change.",
      "Set a connect limit of a few seconds, so that the next server is tried soon.",
    ],
    logged: {
      nginx: "upstream timed out (110: Connection timed out) while connecting to upstream",
      haproxy: "sC--",
      apache: "(70007)The timeout specified has expired: AH00957",
    },
    sources: [system.tcp, nginx.proxy, edges.cloudflare5xx("522"), platforms.alb],
  },
  "upstream-unreachable": {
    meaning: "The gateway has no way to the app's host: no route, or a router on the way says that the host is gone.",
    checks: [
      look("On the gateway's host, look at the route; set APP_HOST to the app's address.", 'ip route get "$APP_HOST"'),
      look("Look whether the app's host still exists and has that address."),
      proxyLog,
      whereSent,
      look("Look for network policies and security groups that forbid the way."),
    ],
    retry: { helps: false, why: "The route or the address must be changed." },
    prevent: ["Let the gateway find the app by a name or a service, not by the address of one machine."],
    logged: {
      nginx: "connect() failed (113: No route to host) while connecting to upstream",
      haproxy: "SC--",
      apache: "(113)No route to host: AH00957",
    },
    sources: [system.ip, edges.cloudflare5xx("523"), nginx.proxy],
  },
  "upstream-dns-failure": {
    meaning:
      "The gateway does not know the app's address: the name that it was given does not resolve from where it stands.",
    checks: [
      look("On the gateway's host, resolve the name that it is given; set APP_HOST.", 'getent hosts "$APP_HOST"'),
      look("Look which resolver the gateway uses.", "nginx -T 2>/dev/null | grep -n -E 'resolver|proxy_pass'", {
        haproxy: "grep -n -A4 -E '^resolvers|init-addr' /etc/haproxy/haproxy.cfg",
        kubernetes: "kubectl -n kube-system get pods -l k8s-app=kube-dns",
      }),
      proxyLog,
      whereSent,
    ],
    retry: { helps: false, why: "A wrong name stays wrong; only a resolver that was down for a moment comes back." },
    prevent: [
      "Let the gateway resolve the name again while it runs: nginx does so only for a variable with a resolver.",
      "Remove a name from the gateway before you remove it from DNS.",
    ],
    logged: { nginx: "could not be resolved (3: Host not found)", apache: "DNS lookup failure for" },
    sources: [nginx.core, edges.cloudflare1xxx, edges.cloudfront],
  },
  "upstream-socket-missing": {
    meaning:
      "The gateway looks for the app's Unix socket, and the file is not there. The app is not running, or makes its socket elsewhere.",
    checks: [
      look("Look whether the app runs and where its socket is.", "ss -lxp"),
      running,
      proxyLog,
      look("Compare the path in both configurations.", "nginx -T 2>/dev/null | grep -n 'unix:'"),
      look(
        "A service with its own /tmp hides its socket from others.",
        "systemctl show --property=PrivateTmp '*.service' | sort | uniq -c",
      ),
    ],
    retry: { helps: true, why: "The socket comes back when the app has started." },
    prevent: ["Keep sockets under /run, made by the service manager, not under /tmp."],
    logged: { nginx: "failed (2: No such file or directory) while connecting to upstream", apache: "AH02454" },
    sources: [system.unix, nginx.upstream, system.phpFpm],
  },
  "upstream-socket-permission": {
    meaning: "The app's Unix socket is there, but the gateway's user may not open it.",
    checks: [
      look(
        "Look at owner and mode of the socket and of every folder above it; set APP_SOCKET.",
        'namei -l "$APP_SOCKET"',
      ),
      look("Look as which user the gateway runs.", "ps -o user=,cmd= -C nginx,haproxy,apache2,httpd,caddy"),
      proxyLog,
      look("On a system with SELinux, look for a denial.", "ausearch -m avc -ts recent | tail -n 20"),
    ],
    retry: { helps: false, why: "Rights do not change by themselves." },
    prevent: [
      "Set owner, group and mode of the socket in the app's configuration (php-fpm: listen.owner, listen.mode).",
    ],
    logged: { nginx: "failed (13: Permission denied) while connecting to upstream" },
    sources: [system.unix, system.phpFpm, nginx.upstream],
  },
  "no-healthy-upstream": {
    meaning:
      "The gateway has nobody to ask: every server behind it failed its health checks or was taken out, or none is registered.",
    checks: [
      look("Look at the gateway's view of its servers, and why they fail.", null, {
        haproxy: "echo 'show servers state' | socat stdio /run/haproxy/admin.sock",
        envoy: "curl -s http://127.0.0.1:9901/clusters | grep health_flags",
        kubernetes: "kubectl get endpointslices -o wide",
        traefik: "curl -s http://127.0.0.1:8080/api/http/services",
        nginx: "grep -E 'no live upstreams|temporarily disabled' /var/log/nginx/error.log | tail -n 20",
        "aws-alb": 'aws elbv2 describe-target-health --target-group-arn "$TARGET_GROUP"',
        "fly.io": "fly checks list",
      }),
      look(
        "Ask the path of the health check yourself; set APP_PORT.",
        'curl -si "http://127.0.0.1:$APP_PORT/health" | head -n 5',
      ),
      proxyLog,
      listening,
      look("Look whether a release changed the labels, port or health path by which servers are found."),
    ],
    retry: { helps: false, why: "A server returns only after it passes its checks, mostly after several of them." },
    prevent: [
      "Let the health check ask what the server itself needs, not what all servers share: else one database takes all out.",
      "Alert when fewer than half of the servers are healthy.",
    ],
    logged: { nginx: "no live upstreams while connecting to upstream", haproxy: "<NOSRV>", apache: "AH00959" },
    sources: [nginx.upstream, platforms.alb, platforms.kubernetesService, proxies.haproxyStates],
  },
} as const satisfies Partial<Record<keyof typeof upstreamCauses, Runbook>>;
