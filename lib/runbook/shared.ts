import { type Check, look } from "@/lib/runbook/check";

/** Checks that several causes share. `$NAME` in a command is for the reader to set. */

const config = (nginx: string, haproxy: string, apache: string, caddy: string): Check["by"] => ({
  nginx: `nginx -T 2>/dev/null | grep -n -E '${nginx}'`,
  haproxy: `grep -n -E '${haproxy}' /etc/haproxy/haproxy.cfg`,
  apache: `grep -rn -i -E '${apache}' /etc/apache2 /etc/httpd 2>/dev/null`,
  caddy: `grep -n -E '${caddy}' /etc/caddy/Caddyfile`,
});

export const proxyLog: Check = {
  text: "Read the gateway's own log for that second: it names the reason.",
  command: "tail -n 50 /var/log/nginx/error.log",
  by: {
    haproxy: "journalctl -u haproxy --since '10 min ago' --no-pager",
    apache: "tail -n 50 /var/log/apache2/error.log",
    caddy: "journalctl -u caddy --since '10 min ago' --no-pager",
    lighttpd: "tail -n 50 /var/log/lighttpd/error.log",
    squid: "tail -n 50 /var/log/squid/cache.log",
    varnish: "varnishlog -d -g request -q 'BerespStatus >= 500 or FetchError'",
    traefik: "docker logs --since 10m traefik",
    envoy: "curl -s http://127.0.0.1:9901/clusters | grep -E 'health_flags|cx_connect_fail'",
    kong: "tail -n 50 /usr/local/kong/logs/error.log",
    kubernetes: "kubectl -n ingress-nginx logs deploy/ingress-nginx-controller --since=10m",
    heroku: "heroku logs -n 200",
    "fly.io": "fly logs --no-tail",
    railway: "railway logs",
  },
  readsLog: true,
};

export const listening = look(
  "On the app's host, look whether it runs, and on which address and port it listens. What listens on 127.0.0.1 alone cannot be reached from another host or container.",
  "ss -ltnp",
  { kubernetes: "kubectl get pods,endpointslices -o wide" },
);

export const running = look("Look whether the service was stopped, or is restarting.", "systemctl --failed", {
  kubernetes: "kubectl get pods -o wide",
});

export const askApp = look(
  "On the gateway's host, ask the app directly; set APP_PORT to its port.",
  'curl -sv -o /dev/null -H Host:{host} "http://127.0.0.1:$APP_PORT"{path}',
);

export const whereSent = look(
  "Compare the app's address with where the gateway sends requests.",
  "nginx -T 2>/dev/null | grep -n -E 'proxy_pass|fastcgi_pass|server '",
  config("proxy_pass|fastcgi_pass|server ", "^ *(backend|server) ", "ProxyPass|BalancerMember", "reverse_proxy"),
);

export const timeouts = look(
  "Compare the gateway's time limits with how long the handler takes.",
  "nginx -T 2>/dev/null | grep -n -E '_(read|connect|send)_timeout'",
  config("_(read|connect|send)_timeout", "timeout ", "Timeout", "timeout"),
);

export const appLog = look("Search the app's log for the second of the check, and for the id of the request.");
export const lastRelease = look("Look at what was released or changed just before it began.");
export const restarts = look(
  "Look for restarts and crashes in the last hour.",
  "journalctl --since '1 hour ago' --no-pager | grep -i -E 'exited|crash|segfault|failed with result'",
);
export const oom = look(
  "Look for a process that was killed for lack of memory.",
  "journalctl -k --since '1 hour ago' --no-pager | grep -i -E 'out of memory|oom|killed process'",
);
export const descriptors = look(
  "Look whether the app is out of file descriptors; set APP_PORT to its port.",
  'pid=$(ss -ltnpH "sport = :$APP_PORT" | grep -o -m1 "pid=[0-9]*" | cut -d= -f2); ls /proc/"$pid"/fd | wc -l; grep "open files" /proc/"$pid"/limits',
);
export const slow = look("Look for slow queries, locks, calls to other services and a full pool of workers.");
export const load = look("Look at load, memory and pressure on the host.", "uptime; free -m; cat /proc/pressure/*");
export const disk = look("Look for a full disk.", "df -h; df -i");

export const askByHand = look("Ask by hand and watch where it ends.", "curl -sv -o /dev/null {url}");
export const askAgain = look(
  "Ask ten times, each on a new connection: always, or now and then?",
  'for i in 1 2 3 4 5 6 7 8 9 10; do curl -so /dev/null -w "%{http_code} %{time_total}\\n" {url}; done',
);
export const times = look(
  "Measure where the time goes.",
  'curl -so /dev/null -w "dns %{time_namelookup} tcp %{time_connect} tls %{time_appconnect} first byte %{time_starttransfer} whole %{time_total}\\n" {url}',
);
export const answerByHand = look("See the answer itself.", "curl -si {url} | head -n 40");
export const readBody = look("Read the body.", "curl -s {url} | head -n 40");
export const headers = look("Look at the headers.", "curl -sI {url}");

export const certificate = look(
  "Look at the certificate that is served: its dates, issuer and names.",
  "openssl s_client -connect {host}:{port} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
);
export const chain = look(
  "Count the certificates that are sent. One alone, from a public issuer, means that the chain is missing.",
  "openssl s_client -connect {host}:{port} -servername {host} -showcerts </dev/null 2>/dev/null | grep -c 'BEGIN CERTIFICATE'",
);
export const handshake = look(
  "Watch the handshake.",
  "openssl s_client -connect {host}:{port} -servername {host} </dev/null",
);
export const everyAddress = look(
  "Ask every address of the name: one of several servers may differ.",
  'for a in $(dig +short {host} A); do echo "$a"; curl -sv -o /dev/null --connect-timeout 5 --connect-to "::$a:" {url} 2>&1 | grep -E "^< HTTP/|expire date|SSL|refused|timed out"; done',
);

export const originTls = look(
  "On the gateway's host, look at the certificate that the app shows; set APP_HOST and APP_PORT.",
  'openssl s_client -connect "$APP_HOST:$APP_PORT" -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName',
);
export const originHandshake = look(
  "On the gateway's host, try the handshake yourself; set APP_HOST and APP_PORT.",
  'openssl s_client -connect "$APP_HOST:$APP_PORT" -servername {host} </dev/null',
);
export const trust = look(
  "Compare with the gateway's trust settings and the name it expects.",
  "nginx -T 2>/dev/null | grep -n -E 'proxy_ssl_'",
  config("proxy_ssl_", "server .*ssl|ca-file|verify|sni", "SSLProxy", "tls_"),
);
export const scheme = look(
  "Compare the scheme in the gateway's configuration with what the app speaks.",
  "nginx -T 2>/dev/null | grep -n -E '(proxy|fastcgi|uwsgi|grpc)_pass'",
  config("(proxy|fastcgi|uwsgi|grpc)_pass", "server .*(ssl|proto)|mode ", "ProxyPass", "reverse_proxy|transport"),
);

export const resolveBoth = look(
  "Ask for the name yourself, for both kinds of address.",
  "dig {host} A; dig {host} AAAA",
);
export const trace = look("Follow the delegation from the root.", "dig +trace {host}");
export const whois = look(
  "Look whether the domain has expired or is on hold; ask for the registered domain.",
  "whois {host}",
);
export const otherResolver = look("Ask two other resolvers.", "dig {host} @1.1.1.1; dig {host} @8.8.8.8");
export const resolverHere = look("Look at the resolver of the machine that checks.", "cat /etc/resolv.conf");
export const eachNameServer = look(
  "Ask each name server of the zone by itself.",
  'zone=$(dig +noall +answer +authority {host} SOA | awk "NR == 1 { print \\$1 }"); for ns in $(dig +short "$zone" NS); do echo "$ns"; dig +tries=1 +time=2 {host} "@$ns" | grep -E "status|timed out"; done',
);

export const tryPort = look("Try the port from another place.", "nc -vz -w5 {host} {port}");
export const path = look("Find where packets are lost.", "mtr -rwz -T -P {port} {host}");
export const fixUrl = look("Look for a mistake in the URL of the check.");
export const firewallBetween = look("Look at the firewall or security group between the gateway and the app.");
export const pastEdge = look(
  "Ask the origin past the CDN; set ORIGIN_IP to the server behind it.",
  'curl -skv -o /dev/null --resolve {host}:{port}:"$ORIGIN_IP" {url}',
);
export const edgeStatus = look("Look at the CDN's own status page, and whether other sites on it fail too.");
export const platformLog = look("Read the app's log on the platform for that second.", null, {
  heroku: "heroku logs -n 200",
  "fly.io": "fly logs --no-tail",
  railway: "railway logs",
  vercel: "vercel logs {url}",
  google: "gcloud logging read 'resource.type=cloud_run_revision severity>=WARNING' --limit 20",
  kubernetes: "kubectl logs deploy/app --previous --tail=50",
});
export const exempt = look("Exempt the monitor's address or its User-Agent, or check less often.");
export const usersToo = look("Look whether users are refused too, or only the monitor.", "curl -sI {url}");
export const worker = look("Look at the log of the worker that made the check.");
