import type { tlsCauses } from "@/lib/diagnosis/causes/tls";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { certificate, chain, everyAddress, handshake } from "@/lib/runbook/shared";
import { edges, nginx, proxies, rfc, system } from "@/lib/runbook/sources";

const reload = look(
  "Look whether the server was reloaded after the renewal: it shows what it had read at its start.",
  "nginx -t && systemctl reload nginx",
);
const listener = look("Look at the listener: is it set to speak TLS on that port?", "ss -ltnp sport = :{port}");

/** The handshake or the certificate between the monitor and the first server. */
export const tlsRunbooks: Record<keyof typeof tlsCauses, Runbook> = {
  "tls-cert-expired": {
    meaning: "The certificate that the server shows is past its last day. Browsers and clients refuse it.",
    checks: [
      certificate,
      look(
        "Find out why it was not renewed.",
        "certbot certificates; journalctl -u certbot --since '3 days ago' --no-pager",
      ),
      reload,
      everyAddress,
    ],
    retry: { helps: false, why: "It stays expired until a new one is installed." },
    prevent: [
      "Renew by machine, well before the end, and reload the server after it.",
      "Watch the days that are left from outside: that also sees a server that was never reloaded.",
    ],
    sources: [rfc(5280, "4.1.2.5", "validity"), system.certbot, system.nodeTls],
  },
  "tls-cert-not-yet-valid": {
    meaning: "The certificate is valid from a later time than now. It was issued for later, or a clock is wrong.",
    checks: [
      certificate,
      look("Look at the clock of the machine that checks.", "timedatectl"),
      look("Look at the clock of the machine that issued it, if the issuer is your own.", "date -u"),
    ],
    retry: { helps: false, why: "Only time or a right clock helps." },
    prevent: ["Synchronise clocks.", "Let your own issuer date certificates some minutes back."],
    sources: [rfc(5280, "4.1.2.5", "validity"), system.opensslVerify],
  },
  "tls-wrong-host": {
    meaning:
      "The certificate is valid, but not for this name. Another virtual host answers, or the name was never added to the certificate.",
    checks: [
      certificate,
      look(
        "Look which virtual host serves the name.",
        "nginx -T 2>/dev/null | grep -n -E 'server_name|listen|ssl_certificate '",
      ),
      look("Look whether the name leads to the right server.", "dig +short {host}"),
      everyAddress,
    ],
    retry: { helps: false, why: "The name is not in the certificate." },
    prevent: [
      "Issue the certificate for every name that is published, with and without www.",
      "Give the default virtual host a certificate of its own, so that a missing one is noticed.",
    ],
    sources: [rfc(9525, null, "verifying the name in a certificate"), nginx.https, system.nodeTls],
  },
  "tls-self-signed": {
    meaning:
      "The server shows a certificate that it signed itself. Often it is the default one of a server, an ingress or a router, and no virtual host has the name.",
    checks: [
      certificate,
      look(
        "Look which virtual host answers: a default certificate often means that none has the name.",
        "nginx -T 2>/dev/null | grep -n -E 'server_name|ssl_certificate '",
      ),
      look("Look whether the name leads to the right server.", "dig +short {host}"),
      reload,
    ],
    retry: { helps: false, why: "Nobody vouches for the certificate." },
    prevent: [
      "Use a public issuer for what is public.",
      "For internal names, have an issuer of your own and trust it where checks run.",
    ],
    sources: [system.opensslVerify, nginx.https],
  },
  "tls-untrusted-ca": {
    meaning:
      "The certificate comes from an issuer that the client does not know: a private one, or a device on the way that opens TLS.",
    checks: [
      certificate,
      look(
        "If the issuer is a firewall or filter, the certificate was replaced on the way: ask from another network.",
        "openssl s_client -connect {host}:{port} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer",
      ),
      chain,
      look("Serve a certificate from a public issuer, or trust its issuer where the check runs."),
    ],
    retry: { helps: false, why: "Trust does not change from one try to the next." },
    prevent: ["Use a public issuer for what is public.", "Install your own issuer's root where clients run."],
    sources: [system.opensslVerify, system.nodeTls],
  },
  "tls-incomplete-chain": {
    meaning:
      "The server sends its own certificate without the intermediate one. Browsers often find it by themselves, programs do not: it works for you and fails for the API.",
    checks: [
      chain,
      look(
        "Install the full chain: the certificate with its intermediates, in this order.",
        "grep -c 'BEGIN CERTIFICATE' /etc/letsencrypt/live/*/fullchain.pem",
      ),
      reload,
      everyAddress,
    ],
    retry: { helps: false, why: "The server sends the same each time." },
    prevent: ["Give the server fullchain.pem, not cert.pem.", "Check with a program, not with a browser."],
    sources: [rfc(8446, "4.4.2", "certificate"), nginx.https, system.letsEncryptChains],
  },
  "tls-chain-unverified": {
    meaning:
      "The certificate could not be followed to an issuer that is trusted. Either the intermediate is missing, or the issuer is unknown: the error is the same.",
    checks: [
      chain,
      certificate,
      look(
        "Verify with the system's roots and read the number of the error.",
        "openssl s_client -connect {host}:{port} -servername {host} -verify_return_error </dev/null 2>&1 | grep -i verify",
      ),
      everyAddress,
    ],
    retry: { helps: false, why: "The server sends the same each time." },
    prevent: ["Give the server the full chain.", "Use an issuer that your clients trust."],
    sources: [system.opensslVerify, system.letsEncryptChains],
  },
  "tls-cert-revoked": {
    meaning: "The issuer has withdrawn the certificate: its key leaked, or it was issued wrongly.",
    checks: [
      certificate,
      look("Ask the issuer why it was revoked, and have a new one issued with a new key."),
      look("Look for mail from the issuer about a mass revocation."),
    ],
    retry: { helps: false, why: "A revoked certificate does not come back." },
    prevent: [
      "Keep private keys off shared disks and out of repositories.",
      "Be able to replace a certificate within a day.",
    ],
    sources: [rfc(5280, "5.3.1", "reason codes of a revocation"), rfc(6960, null, "OCSP")],
  },
  "tls-weak-certificate": {
    meaning:
      "The key or the signature of the certificate is weaker than the client allows, such as RSA with 1,024 bits or SHA-1.",
    checks: [
      look(
        "Look at the key and the signature.",
        "openssl s_client -connect {host}:{port} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -text | grep -E 'Public-Key|Signature Algorithm'",
      ),
      chain,
      look("Have it issued anew with a longer key."),
    ],
    retry: { helps: false, why: "The certificate must be replaced." },
    prevent: ["Use RSA with 2,048 bits or more, or ECDSA P-256, and SHA-256."],
    sources: [system.opensslVerify, rfc(9325, null, "recommendations for secure use of TLS")],
  },
  "tls-protocol-version": {
    meaning:
      "Client and server share no version of TLS. Mostly the server speaks only TLS 1.0 or 1.1, which clients gave up.",
    checks: [
      look(
        "Try whether TLS 1.2 is spoken.",
        "openssl s_client -connect {host}:{port} -servername {host} -tls1_2 </dev/null",
      ),
      look("Try TLS 1.3.", "openssl s_client -connect {host}:{port} -servername {host} -tls1_3 </dev/null"),
      look("Look at the versions that the server allows.", "nginx -T 2>/dev/null | grep -n ssl_protocols"),
      look("Look at the age of the server's TLS library.", "openssl version"),
    ],
    retry: { helps: false, why: "What both sides speak does not change by itself." },
    prevent: ["Serve TLS 1.2 and 1.3."],
    sources: [rfc(8996, null, "deprecating TLS 1.0 and 1.1"), nginx.ssl],
  },
  "tls-handshake-failure": {
    meaning:
      "The server refused the handshake: no common cipher, no certificate for the name, or a rule of its own. It does not say which.",
    checks: [
      handshake,
      look(
        "Look whether the server has a certificate for the name, and which ciphers it allows.",
        "nginx -T 2>/dev/null | grep -n -E 'ssl_ciphers|ssl_certificate |server_name'",
      ),
      look(
        "Try without the name: if this works, the name is what it refuses.",
        "openssl s_client -connect {host}:{port} -noservername </dev/null",
      ),
      everyAddress,
    ],
    retry: { helps: false, why: "Both sides would offer the same again." },
    prevent: [
      "Keep to the usual ciphers of TLS 1.2 and 1.3.",
      "After a domain is added at a CDN, wait for its certificate before DNS is switched.",
    ],
    sources: [rfc(8446, "6.2", "error alerts"), system.opensslClient],
  },
  "tls-unrecognized-name": {
    meaning:
      "The server has no certificate for this name, and says so. The domain is not attached to it, or its certificate is not issued yet.",
    checks: [
      handshake,
      look("Look whether the domain is attached to the CDN, platform or virtual host, and its certificate issued."),
      look("Look whether the name leads where it should.", "dig +short {host}"),
      everyAddress,
    ],
    retry: { helps: false, why: "Only a new certificate or another server knows the name." },
    prevent: ["Attach the domain and wait for its certificate before DNS is switched."],
    sources: [rfc(6066, "3", "server name indication"), rfc(8446, "6.2", "error alerts")],
  },
  "tls-client-cert-required": {
    meaning:
      "The server wants a certificate from its client and did not get one. Often an origin that accepts only its CDN.",
    checks: [
      handshake,
      look("Look whether the origin accepts its CDN only, and check the public name instead."),
      look(
        "Look whether the demand is meant for this name.",
        "nginx -T 2>/dev/null | grep -n -E 'ssl_verify_client|ssl_client_certificate|server_name'",
      ),
      look(
        "If the demand is meant, give the client a certificate.",
        "curl -sv -o /dev/null --cert client.pem --key client.key {url}",
      ),
    ],
    retry: { helps: false, why: "Without a certificate it refuses each time." },
    prevent: ["Demand client certificates on names of their own, and keep a path for checks."],
    sources: [rfc(8446, "4.3.2", "certificate request"), nginx.ssl],
  },
  "tls-alpn-mismatch": {
    meaning: "The server speaks only protocols that the client did not offer, such as HTTP/2 alone.",
    checks: [
      look(
        "Look which protocol it picks.",
        "openssl s_client -connect {host}:{port} -servername {host} -alpn h2,http/1.1 </dev/null 2>/dev/null | grep -i alpn",
      ),
      look("Try with HTTP/1.1 alone.", "curl -sv -o /dev/null --http1.1 {url}"),
      handshake,
    ],
    retry: { helps: false, why: "Both sides would offer the same again." },
    prevent: ["Offer HTTP/1.1 beside HTTP/2."],
    sources: [rfc(7301, "3.2", "protocol selection"), system.opensslClient],
  },
  "tls-not-tls": {
    meaning:
      "The address begins with https, but the port does not speak TLS. The scheme or the port is wrong, or the server's TLS is switched off.",
    checks: [
      look("If this answers, the scheme or the port is wrong.", "curl -sv -o /dev/null http://{host}:{port}/"),
      listener,
      look(
        "Look at the server's configuration of that port.",
        "nginx -T 2>/dev/null | grep -n -E 'listen .*(443|ssl)'",
      ),
    ],
    retry: { helps: false, why: "The port speaks the same each time." },
    prevent: [
      "Write the port and its scheme in one place.",
      "After a change of the server's configuration, ask it once by https.",
    ],
    sources: [nginx.https, system.opensslClient],
  },
  "tls-reset": {
    meaning:
      "The connection was broken off in the middle of the TLS handshake: by a filter that reads names, a server that wants the PROXY protocol, or a crash.",
    checks: [
      handshake,
      look(
        "Try without the name: if this works, something filters by name.",
        "openssl s_client -connect {host}:{port} -noservername </dev/null",
      ),
      look(
        "Look for a listener that wants the PROXY protocol.",
        "grep -rn -E 'proxy_protocol|accept-proxy' /etc/nginx /etc/haproxy",
      ),
      everyAddress,
    ],
    retry: { helps: true, why: "A crash or an overload passes; a filter does not." },
    prevent: ["Switch the PROXY protocol on or off on both sides at once."],
    sources: [rfc(8446, "6", "alert protocol"), proxies.proxyProtocol],
  },
  "tls-timeout": {
    meaning:
      "The connection stood, but the server did not answer the first message of TLS. It is overloaded, or the port does not speak TLS and waits.",
    checks: [
      handshake,
      look("Look at the load of the server.", "uptime; ss -s"),
      look("Try plain HTTP: some other protocol may wait there.", "curl -sv -m 5 -o /dev/null http://{host}:{port}/"),
      everyAddress,
    ],
    retry: { helps: true, why: "An overload passes." },
    prevent: ["Keep spare capacity: handshakes cost more than requests.", "Let clients resume sessions."],
    sources: [rfc(8446, "2", "protocol overview"), system.nodeTls],
  },
  "http-to-tls-port": {
    meaning:
      "Plain HTTP was sent to a port that speaks TLS. The scheme in the URL is wrong, or a proxy speaks http to an https port.",
    checks: [
      look("If this answers, write https in the URL of the check.", "curl -skv -o /dev/null https://{host}:{port}/"),
      look("If a proxy stands between, let it speak https to that port.", "nginx -T 2>/dev/null | grep -n proxy_pass"),
      listener,
    ],
    retry: { helps: false, why: "The scheme must be changed." },
    prevent: [
      "Write the port and its scheme in one place.",
      "Redirect port 80 to https instead of serving http on other ports.",
    ],
    sources: [nginx.https, edges.cloudflareModes],
  },
};
