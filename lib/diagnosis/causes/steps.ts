import type { NextStep } from "@/lib/diagnosis/diagnosis";

/** Steps that several causes share. HOST, PORT and URL are filled in from the check; `$NAME` is for the reader to set. */
export const askByHand: NextStep = {
  text: "Ask by hand and watch where it ends.",
  command: "curl -sv -o /dev/null URL",
};
export const proxyLog: NextStep = {
  text: "Read the proxy's error log for that second: it names the reason.",
  command: "tail -n 50 /var/log/nginx/error.log",
};
export const askApp: NextStep = {
  text: "On the proxy's host, ask the application directly.",
  command: 'curl -sv -o /dev/null "http://127.0.0.1:$APP_PORT/"',
};
export const listening: NextStep = {
  text: "On the app's host, look whether it runs and on which address and port it listens.",
  command: "ss -ltnp",
};
export const appLog: NextStep = { text: "Search the application's log for the second of the check.", command: null };
export const lastRelease: NextStep = { text: "Look at what changed with the last release.", command: null };
export const oom: NextStep = {
  text: "Look for a kill for lack of memory.",
  command: "journalctl -k --since '1 hour ago' | grep -i -E 'oom|killed process'",
};
export const slow: NextStep = { text: "Look for slow queries, locks and a full worker pool.", command: null };
export const times: NextStep = {
  text: "Measure where the time goes.",
  command:
    "curl -so /dev/null -w 'dns %{time_namelookup} tcp %{time_connect} tls %{time_appconnect} first byte %{time_starttransfer} whole %{time_total}\\n' URL",
};
export const certificate: NextStep = {
  text: "Look at the certificate that is served.",
  command:
    "openssl s_client -connect HOST:PORT -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
};
export const chain: NextStep = {
  text: "Count the certificates that are sent; one alone means that the chain is missing.",
  command: "openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null",
};
export const handshake: NextStep = {
  text: "Watch the handshake.",
  command: "openssl s_client -connect HOST:PORT -servername HOST </dev/null",
};
export const originTls: NextStep = {
  text: "On the proxy's host, look at the certificate that the app shows.",
  command: 'openssl s_client -connect "$APP_HOST:$APP_PORT" -servername HOST </dev/null',
};
export const trust: NextStep = {
  text: "Compare with the proxy's trust settings and the name it expects.",
  command: null,
};
export const scheme: NextStep = {
  text: "Compare the scheme in the proxy's configuration with what the app speaks.",
  command: "grep -rn proxy_pass /etc/nginx",
};
export const answerByHand: NextStep = { text: "See the answer itself.", command: "curl -si URL | head -n 40" };
export const readBody: NextStep = { text: "Read the body.", command: "curl -s URL | head -n 40" };
export const headers: NextStep = { text: "Look at the headers.", command: "curl -sI URL" };
export const resolveBoth: NextStep = { text: "Ask for the name yourself.", command: "dig HOST A; dig HOST AAAA" };
export const trace: NextStep = { text: "Follow the delegation from the root.", command: "dig +trace HOST" };
export const whois: NextStep = { text: "Look whether the domain has expired.", command: "whois HOST" };
export const otherResolver: NextStep = { text: "Ask another resolver.", command: "dig HOST @1.1.1.1" };
export const resolverHere: NextStep = {
  text: "Look at the resolver of the machine that checks.",
  command: "cat /etc/resolv.conf",
};
export const tryPort: NextStep = { text: "Try the port from another place.", command: "nc -vz -w5 HOST PORT" };
export const path: NextStep = { text: "Find where packets are lost.", command: "mtr -T -P PORT HOST" };
export const fixUrl: NextStep = { text: "Look for a mistake in the URL of the check.", command: null };
export const firewallBetween: NextStep = {
  text: "Look at the firewall or security group between the proxy and the app.",
  command: null,
};
export const pastEdge: NextStep = {
  text: "Ask the origin past the CDN.",
  command: 'curl -sv -o /dev/null --resolve "HOST:PORT:$ORIGIN_IP" URL',
};
export const edgeStatus: NextStep = { text: "Look at the CDN's own status page.", command: null };
export const platformLog: NextStep = { text: "Read the app's log on the platform.", command: null };
export const exempt: NextStep = { text: "Exempt the monitor's address, or check less often.", command: null };
export const usersToo: NextStep = { text: "Look whether users are refused too, or only the monitor.", command: null };
export const worker: NextStep = { text: "Look at the log of the worker that made the check.", command: null };
