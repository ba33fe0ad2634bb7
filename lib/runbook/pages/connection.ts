import type { ErrorPage } from "@/lib/runbook/page";
import { failure } from "@/lib/runbook/pages/failure";

/** No connection, or none that lasts. */
export const connectionPages: readonly ErrorPage[] = [
  failure("tcp-refused", {
    slug: "connection-refused",
    name: "Connection refused",
    sentence: "The host is there and says no: nothing accepts connections on that port.",
    aliases: ["econnrefused", "tcp-refused", "err-connection-refused", "curl-7", "111"],
    meaning: [
      "The answer came from the host itself (or a firewall that rejects), so name, network and host work. The program behind the port does not, or it listens elsewhere.",
    ],
    says: [
      {
        product: "Node.js",
        says: "connect ECONNREFUSED 192.0.2.10:443",
        means: "Refused; the address is the one to look at.",
      },
      { product: "curl", says: "(7) Failed to connect … Connection refused", means: "Refused." },
      { product: "Chrome", says: "ERR_CONNECTION_REFUSED", means: "Refused." },
      { product: "Go", says: "connect: connection refused", means: "Refused." },
      {
        product: "A gateway in front",
        says: "502 from nginx and Caddy, 503 from HAProxy, Apache, Varnish and Envoy, 521 from Cloudflare",
        means: "The same, one hop further in.",
      },
    ],
    ways: [
      {
        title: "The program is stopped",
        text: "Crashed, not started after a reboot, or a release that failed.",
        causes: ["tcp-refused"],
      },
      {
        title: "It listens on another address",
        text: "127.0.0.1 inside a container or host is not reachable from outside; IPv4 only while the name has IPv6 too.",
        causes: ["tcp-refused"],
      },
      {
        title: "Another port",
        text: "The port in the URL or in the container's mapping is wrong.",
        causes: ["tcp-refused"],
      },
      { title: "A firewall rejects", text: "Instead of dropping; the answer looks the same.", causes: ["tcp-refused"] },
    ],
    timing: [
      { seen: "One round trip (below 0.2 s)", means: "The usual refusal." },
      { seen: "Refused for some seconds, then well", means: "A restart." },
    ],
    apart: [
      {
        like: "Refused or timed out?",
        tell: "Refused: somebody said no. Timed out: nobody said anything, as with a firewall that drops.",
      },
      { like: "Stopped or 127.0.0.1 only?", tell: "ss -ltn on the host: no line, or a line with 127.0.0.1." },
    ],
    related: ["connection-timeout", "502", "521"],
  }),
  failure("tcp-timeout", {
    slug: "connection-timeout",
    name: "Connection timed out",
    sentence: "The request to connect was sent again and again, and nothing came back.",
    aliases: [
      "etimedout",
      "tcp-timeout",
      "und-err-connect-timeout",
      "err-connection-timed-out",
      "curl-28",
      "esockettimedout",
      "110",
    ],
    meaning: [
      "Silence is the mark of a firewall that drops, of a host that is down, and of an address that belongs to nobody.",
      "Many programs use the same words for a TLS handshake that is not answered, and for the whole request. The phases of a check tell them apart.",
    ],
    says: [
      {
        product: "Node.js",
        says: "connect ETIMEDOUT; with fetch UND_ERR_CONNECT_TIMEOUT",
        means: "No connection; in fetch perhaps TCP stood and TLS did not.",
      },
      {
        product: "curl",
        says: "(28) Connection timed out after … ms; Failed to connect",
        means: "No connection within the limit.",
      },
      { product: "Chrome", says: "ERR_CONNECTION_TIMED_OUT", means: "No connection." },
      {
        product: "A gateway in front",
        says: "504 from nginx, 503 from HAProxy and Apache, 502 from Caddy, 522 from Cloudflare",
        means: "The same, one hop further in.",
      },
    ],
    ways: [
      {
        title: "A firewall or security group drops",
        text: "After a change of rules, a new port, or a list of allowed addresses without yours.",
        causes: ["tcp-timeout"],
      },
      { title: "The host is down", text: "Off, crashed, or without memory.", causes: ["tcp-timeout"] },
      { title: "The address is old", text: "DNS still leads to a machine that is gone.", causes: ["tcp-timeout"] },
      {
        title: "The queue of new connections is full",
        text: "The program accepts too slowly, and the kernel drops the rest.",
        causes: ["tcp-timeout", "app-overloaded"],
      },
      {
        title: "TLS was not answered",
        text: "The connection stood, and the handshake did not.",
        causes: ["tls-timeout"],
      },
    ],
    timing: [
      { seen: "The limit of the client, exactly", means: "Nothing came at all." },
      { seen: "About 130 s", means: "Linux gave up by itself after six repeats." },
      { seen: "From some places only", means: "A list of allowed addresses, or a fault on the way." },
    ],
    apart: [
      {
        like: "Dropped or down?",
        tell: "Try another port of the host that should be open; if that answers, it is a firewall.",
      },
      { like: "TCP or TLS?", tell: "nc connects at once: then TCP works and TLS hangs." },
    ],
    related: ["connection-refused", "host-unreachable", "tls-timeout", "522", "504"],
  }),
  failure("tcp-host-unreachable", {
    slug: "host-unreachable",
    name: "Host or network unreachable",
    sentence: "On the way to the address somebody says that there is no way on.",
    aliases: [
      "ehostunreach",
      "enetunreach",
      "tcp-host-unreachable",
      "no-route-to-host",
      "err-address-unreachable",
      "113",
      "101",
    ],
    meaning: [
      "“No route to host” is an answer of a router or firewall, or of the last router that cannot find the host in its network. “Network is unreachable” mostly comes from your own machine: it has no route, as without IPv6.",
    ],
    says: [
      {
        product: "Node.js",
        says: "EHOSTUNREACH; ENETUNREACH",
        means: "Host or network. An IPv6 address without a route can give either.",
      },
      { product: "curl", says: "(7) … No route to host; Network is unreachable", means: "The same." },
      { product: "Chrome", says: "ERR_ADDRESS_UNREACHABLE", means: "Either." },
      {
        product: "A gateway in front",
        says: "502 from nginx, 503 from HAProxy, 500 from lighttpd, 523 from Cloudflare",
        means: "The same, one hop further in.",
      },
    ],
    ways: [
      {
        title: "The host is off or gone",
        text: "Its last router finds nobody with the address.",
        causes: ["tcp-host-unreachable"],
      },
      {
        title: "A firewall rejects with “prohibited”",
        text: "Linux shows that as no route to host.",
        causes: ["tcp-host-unreachable"],
      },
      {
        title: "IPv6 on one side only",
        text: "The name has only AAAA records, or the client picks them without having IPv6.",
        causes: ["tcp-net-unreachable"],
      },
      {
        title: "The client has no network",
        text: "Then everything fails, not this host alone.",
        causes: ["monitor-no-network"],
      },
    ],
    timing: [
      { seen: "At once", means: "No route here, or a firewall that rejects." },
      { seen: "About 3 s", means: "The last router looked for the host in vain." },
    ],
    apart: [{ like: "Unreachable or timed out?", tell: "Unreachable is an answer; a timeout is silence." }],
    related: ["connection-timeout", "523"],
  }),
  failure("conn-reset", {
    slug: "connection-reset",
    name: "Connection reset",
    sentence: "A connection stood, and the other side broke it off.",
    aliases: ["econnreset", "conn-reset", "err-connection-reset", "curl-56", "epipe", "104"],
    meaning: [
      "A reset is abrupt: a program that crashed, a kernel that closes what nobody read, a filter that cuts, or an old connection that the other side had forgotten.",
      "When it came says much: in the TLS handshake, before the first byte, or in the middle of the body.",
    ],
    says: [
      {
        product: "Node.js",
        says: "read ECONNRESET; write EPIPE",
        means: "Reset. “socket hang up” has the same code and is a clean close.",
      },
      { product: "curl", says: "(56) Recv failure: Connection reset by peer; (35) in the handshake", means: "Reset." },
      { product: "Chrome", says: "ERR_CONNECTION_RESET", means: "Reset." },
      {
        product: "A gateway in front",
        says: "502 from nginx, HAProxy and Caddy, 503 from Varnish and Envoy, 520 from Cloudflare",
        means: "The same, one hop further in.",
      },
    ],
    ways: [
      {
        title: "The program crashed or was killed",
        text: "For lack of memory, or by its master.",
        causes: ["app-crash", "app-worker-killed"],
      },
      { title: "A rule cuts", text: "A firewall, a shield, a filter for names or bots.", causes: ["proxy-dropped"] },
      {
        title: "An old connection was used again",
        text: "The server had closed it a moment before.",
        causes: ["conn-reset", "upstream-keepalive-race"],
      },
      {
        title: "The listener wants something else first",
        text: "The PROXY protocol, or TLS.",
        causes: ["proxy-protocol-mismatch", "http-to-tls-port"],
      },
      {
        title: "A balancer with nothing behind",
        text: "It takes the connection and drops it.",
        causes: ["upstream-refused"],
      },
    ],
    timing: [
      { seen: "In the handshake", means: "A filter by name, the PROXY protocol, or not TLS." },
      { seen: "At once after the request", means: "A rule, or a crash." },
      { seen: "After a round number of seconds", means: "A worker killed by its limit." },
    ],
    apart: [
      {
        like: "Reset or closed?",
        tell: "A close without a byte is an empty reply; a reset is abrupt. Crashes and rules make both.",
      },
      { like: "Crash or rule?", tell: "A crash is in the logs and strikes all; a rule strikes some clients, always." },
    ],
    related: ["empty-reply", "tls-reset", "520", "502"],
  }),
  failure("empty-reply", {
    slug: "empty-reply",
    name: "Empty reply",
    sentence: "The server took the request and closed the connection without a single byte.",
    aliases: ["und-err-socket", "socket-hang-up", "err-empty-response", "curl-52", "other-side-closed"],
    meaning: [
      "Six faults look alike here: a worker that died, a balancer with nothing behind, a rule that drops (nginx 444), a port that wants TLS, one that wants the PROXY protocol, and a demand for a client certificate.",
    ],
    says: [
      {
        product: "Node.js",
        says: "socket hang up; with fetch “other side closed” (UND_ERR_SOCKET)",
        means: "Closed without an answer.",
      },
      { product: "curl", says: "(52) Empty reply from server", means: "The same." },
      { product: "Chrome", says: "ERR_EMPTY_RESPONSE", means: "The same." },
    ],
    ways: [
      {
        title: "A worker died",
        text: "gunicorn, uWSGI and unicorn kill a worker that takes too long, and the connection ends.",
        causes: ["app-worker-killed", "app-timeout", "app-crash"],
      },
      {
        title: "A balancer without a backend",
        text: "One that works on TCP can only close.",
        causes: ["upstream-refused", "upstream-closed-early"],
      },
      { title: "A rule that drops", text: "return 444, reject.", causes: ["proxy-dropped"] },
      {
        title: "The wrong protocol",
        text: "http to a TLS port; a listener for the PROXY protocol.",
        causes: ["http-to-tls-port", "proxy-protocol-mismatch"],
      },
      {
        title: "A client certificate is demanded",
        text: "With TLS 1.3 the refusal comes after the request.",
        causes: ["tls-client-cert-required"],
      },
    ],
    timing: [
      { seen: "At once", means: "A rule, the wrong protocol, or nothing behind." },
      { seen: "30 s or another round number", means: "A worker killed by its limit." },
    ],
    apart: [
      {
        like: "Worker or rule?",
        tell: "Look whether it is every request and whether another User-Agent gets through.",
      },
    ],
    related: ["connection-reset", "502", "520"],
  }),
];
