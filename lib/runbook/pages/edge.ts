import { look } from "@/lib/runbook/check";

/** What the pages on Cloudflare share. */
export const common = { group: "Statuses of Cloudflare", timing: [] } as const;
export const proof = "Server: cloudflare and CF-Ray in the headers, and the number on the page.";
export const allow = look(
  "Compare your firewall with Cloudflare's addresses; all of them must come through, without a rate limit.",
  "curl -s https://www.cloudflare.com/ips-v4; curl -s https://www.cloudflare.com/ips-v6",
);
export const allowLater = "Allow Cloudflare's address ranges at the origin, and renew the list when it changes.";
export const originLog = look(
  "Read the origin's own error log for that second.",
  "tail -n 50 /var/log/nginx/error.log",
);
export const listens = look(
  "On the origin, look whether the web server runs and listens on 80 and 443.",
  "ss -ltnp | grep -E ':(80|443) '",
);
export const mode = look(
  "Look at the encryption mode in Cloudflare: Flexible asks on port 80, Full and Full (strict) on 443.",
);
export const certificate = look(
  "Look at the origin's certificate; set ORIGIN_IP.",
  'openssl s_client -connect "$ORIGIN_IP:443" -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName',
);
export const handshake = look(
  "Try the handshake with the origin yourself; set ORIGIN_IP.",
  'openssl s_client -connect "$ORIGIN_IP:443" -servername {host} </dev/null',
);
export const dnsRecord = look("Compare the origin's address in Cloudflare's DNS with the one that the server has now.");
