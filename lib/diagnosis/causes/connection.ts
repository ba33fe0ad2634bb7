import type { Cause } from "@/lib/diagnosis/cause";

/** Causes between the monitor and the first server: names, connections, handshakes, and the monitor itself. */
export const connectionCauses: Record<string, Cause> = {
  "dns-nxdomain": {
    layer: "dns",
    words: "the name does not exist",
    retryHelps: false,
    steps: [
      { text: "Follow the delegation from the root.", command: "dig +trace HOST" },
      { text: "Look whether the domain has expired.", command: "whois HOST" },
      { text: "Look for a typing error in the monitor's URL.", command: null },
    ],
  },
  "dns-nodata": {
    layer: "dns",
    words: "the name has no address record",
    retryHelps: false,
    steps: [
      { text: "Ask for the name yourself.", command: "dig HOST A; dig HOST AAAA" },
      { text: "Compare with the records in your DNS zone.", command: null },
    ],
  },
  "dns-servfail": {
    layer: "dns",
    words: "the resolver could not get an answer (SERVFAIL)",
    retryHelps: true,
    steps: [
      { text: "If this answers, DNSSEC is broken.", command: "dig +cd HOST" },
      { text: "Ask another resolver.", command: "dig HOST @1.1.1.1" },
    ],
  },
  "dns-timeout": {
    layer: "dns",
    words: "the resolver did not answer in time",
    retryHelps: true,
    steps: [{ text: "Ask each name server by itself.", command: "dig +tries=1 +time=2 HOST" }],
  },
  "dns-refused": {
    layer: "dns",
    words: "the resolver refused to answer",
    retryHelps: false,
    steps: [{ text: "Compare the name servers with those at the registrar.", command: "dig HOST NS" }],
  },
  "dns-bad-name": {
    layer: "dns",
    words: "the host is not a legal name",
    retryHelps: false,
    steps: [{ text: "Correct the monitor's URL.", command: null }],
  },
  "dns-not-found": {
    layer: "dns",
    words: "the name does not resolve",
    retryHelps: false,
    steps: [
      { text: "Ask for the name yourself.", command: "dig HOST A; dig HOST AAAA" },
      { text: "Look whether the domain has expired.", command: "whois HOST" },
    ],
  },
  "dns-temporary-failure": {
    layer: "dns",
    words: "the name could not be resolved just now",
    retryHelps: true,
    steps: [
      { text: "Ask another resolver.", command: "dig HOST @1.1.1.1" },
      { text: "Look at the resolver of the machine that checks.", command: "cat /etc/resolv.conf" },
    ],
  },
  "dns-resolver-unreachable": {
    layer: "monitor",
    words: "the monitor's own resolver does not answer",
    retryHelps: true,
    steps: [{ text: "Look at the resolver of the machine that checks.", command: "cat /etc/resolv.conf" }],
  },
  "tcp-refused": {
    layer: "network",
    words: "nothing accepts connections on that port",
    retryHelps: true,
    steps: [
      { text: "On the server, look whether the program listens.", command: "ss -ltnp | grep PORT" },
      { text: "Try the port from elsewhere.", command: "nc -vz HOST PORT" },
      { text: "Look for a firewall rule that rejects.", command: null },
    ],
  },
  "tcp-timeout": {
    layer: "network",
    words: "the connection was not answered",
    retryHelps: true,
    steps: [
      { text: "Try the port from elsewhere.", command: "nc -vz -w5 HOST PORT" },
      { text: "Find where packets are lost.", command: "mtr -T -P PORT HOST" },
      { text: "Look at the firewall or security group.", command: null },
    ],
  },
  "tcp-host-unreachable": {
    layer: "network",
    words: "the host cannot be reached",
    retryHelps: true,
    steps: [{ text: "Find where packets are lost.", command: "mtr HOST" }],
  },
  "tcp-net-unreachable": {
    layer: "network",
    words: "there is no route to the network",
    retryHelps: false,
    steps: [{ text: "Look whether the name has IPv6 addresses only.", command: "dig HOST AAAA" }],
  },
  "conn-reset": {
    layer: "unknown",
    words: "the connection was reset before an answer",
    retryHelps: true,
    steps: [
      { text: "Try again on a fresh connection.", command: "curl -sv -o /dev/null URL" },
      { text: "Look at the logs of the proxy and the application at that second.", command: null },
    ],
  },
  "tls-cert-expired": {
    layer: "tls",
    words: "the certificate has expired",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
      { text: "Find out why it was not renewed, renew it and reload the server.", command: null },
    ],
  },
  "tls-cert-not-yet-valid": {
    layer: "tls",
    words: "the certificate is not valid yet",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
      { text: "Look at the clock of the machine that checks.", command: "timedatectl" },
    ],
  },
  "tls-wrong-host": {
    layer: "tls",
    words: "the certificate is for another name",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
      { text: "Look which virtual host serves the name.", command: null },
    ],
  },
  "tls-self-signed": {
    layer: "tls",
    words: "the certificate is self-signed",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
      { text: "A default certificate often means that the virtual host for the name is missing.", command: null },
    ],
  },
  "tls-untrusted-ca": {
    layer: "tls",
    words: "the certificate comes from an unknown issuer",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
      { text: "Serve a certificate from a public issuer.", command: null },
    ],
  },
  "tls-incomplete-chain": {
    layer: "tls",
    words: "the server does not send the intermediate certificate",
    retryHelps: false,
    steps: [
      {
        text: "One certificate here means that the chain is missing.",
        command: "openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null",
      },
      { text: "Install the full chain.", command: null },
    ],
  },
  "tls-chain-unverified": {
    layer: "tls",
    words: "the chain is incomplete, or its issuer unknown",
    retryHelps: false,
    steps: [
      {
        text: "One certificate here means that the chain is missing.",
        command: "openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null",
      },
    ],
  },
  "tls-cert-revoked": {
    layer: "tls",
    words: "the certificate has been revoked",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
    ],
  },
  "tls-weak-certificate": {
    layer: "tls",
    words: "the certificate is too weak",
    retryHelps: false,
    steps: [
      {
        text: "Look at the certificate that is served.",
        command:
          "openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates -issuer -subject -ext subjectAltName",
      },
    ],
  },
  "tls-protocol-version": {
    layer: "tls",
    words: "client and server share no TLS version",
    retryHelps: false,
    steps: [
      { text: "Try the versions one by one.", command: "openssl s_client -connect HOST:PORT -tls1_2 </dev/null" },
    ],
  },
  "tls-handshake-failure": {
    layer: "tls",
    words: "the server refused the handshake",
    retryHelps: false,
    steps: [
      { text: "Watch the handshake.", command: "openssl s_client -connect HOST:PORT -servername HOST </dev/null" },
    ],
  },
  "tls-unrecognized-name": {
    layer: "tls",
    words: "the server has no certificate for this name",
    retryHelps: false,
    steps: [{ text: "Look whether the domain is attached to the server.", command: null }],
  },
  "tls-client-cert-required": {
    layer: "tls",
    words: "the server demands a client certificate",
    retryHelps: false,
    steps: [{ text: "Look whether the origin accepts its CDN only.", command: null }],
  },
  "tls-alpn-mismatch": {
    layer: "tls",
    words: "the server does not offer HTTP/1.1",
    retryHelps: false,
    steps: [
      {
        text: "Look which protocols it offers.",
        command: "openssl s_client -connect HOST:PORT -alpn h2,http/1.1 </dev/null",
      },
    ],
  },
  "tls-not-tls": {
    layer: "tls",
    words: "the port does not speak TLS",
    retryHelps: false,
    steps: [
      { text: "If this answers, the scheme is wrong.", command: "curl -sv http://HOST:PORT/" },
      { text: "Look at the listener's configuration.", command: null },
    ],
  },
  "tls-reset": {
    layer: "tls",
    words: "the connection was reset during the TLS handshake",
    retryHelps: true,
    steps: [
      { text: "Watch the handshake.", command: "openssl s_client -connect HOST:PORT -servername HOST </dev/null" },
    ],
  },
  "tls-timeout": {
    layer: "tls",
    words: "the TLS handshake was not answered",
    retryHelps: true,
    steps: [
      { text: "Watch the handshake.", command: "openssl s_client -connect HOST:PORT -servername HOST </dev/null" },
    ],
  },
  "http-to-tls-port": {
    layer: "tls",
    words: "plain HTTP was sent to a TLS port",
    retryHelps: false,
    steps: [{ text: "Write https in the monitor's URL.", command: null }],
  },
  "monitor-bad-url": {
    layer: "monitor",
    words: "the URL cannot be checked",
    retryHelps: false,
    steps: [{ text: "Correct the monitor's URL.", command: null }],
  },
  "monitor-blocked-port": {
    layer: "monitor",
    words: "the address is not one that checks may reach",
    retryHelps: false,
    steps: [{ text: "Allow the range with PROBE_ALLOW_PRIVATE if you run this installation.", command: null }],
  },
  "monitor-out-of-fds": {
    layer: "monitor",
    words: "the monitor ran out of file descriptors",
    retryHelps: true,
    steps: [{ text: "Raise the limit of open files for the worker.", command: "ulimit -n" }],
  },
  "monitor-out-of-ports": {
    layer: "monitor",
    words: "the monitor ran out of local ports",
    retryHelps: true,
    steps: [{ text: "Look at the sockets in use.", command: "ss -s" }],
  },
  "monitor-no-network": {
    layer: "monitor",
    words: "the monitor has lost its network",
    retryHelps: true,
    steps: [{ text: "Try two unrelated addresses from the machine that checks.", command: null }],
  },
  "monitor-aborted": {
    layer: "monitor",
    words: "the monitor broke the check off",
    retryHelps: true,
    steps: [{ text: "Look at the worker's log.", command: null }],
  },
  "monitor-local-address": {
    layer: "monitor",
    words: "the configured source address cannot be used",
    retryHelps: false,
    steps: [{ text: "Look at the worker's configuration.", command: null }],
  },
  "monitor-egress-proxy": {
    layer: "monitor",
    words: "the monitor's own outgoing proxy made the answer",
    retryHelps: true,
    steps: [{ text: "Look at that proxy, or take it away.", command: null }],
  },
  "check-timeout": {
    layer: "unknown",
    words: "no answer came in time",
    retryHelps: true,
    steps: [
      {
        text: "Measure where the time goes.",
        command:
          "curl -so /dev/null -w '%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}\\n' URL",
      },
    ],
  },
};
