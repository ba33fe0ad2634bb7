import { type Pattern, patternsOf, type Row } from "@/lib/log-line/pattern";

const whileReading = "while reading response header from upstream";
const connecting = "while connecting to upstream";

/** A kept connection that the application ended just then looks like any other that was reset. */
const reset = ["upstream-keepalive-race"] as const;

/** What else a connection that ended without an answer can be: also a port that speaks TLS and was asked without. */
const ended = ["upstream-keepalive-race", "upstream-protocol-mismatch"] as const;

/** What can keep a gateway from connecting. */
const unconnected = ["upstream-unreachable", "upstream-connect-timeout"] as const;

/** nginx, error_log. Its own words: `ngx_http_upstream.c`; recorded from 1.22. */
const nginx: readonly Row[] = [
  ["auth-request", ["auth request unexpected status"], "proxy-auth-backend-down"],
  ["socket-missing", ["connect() to unix:", "(2: No such file or directory)"], "upstream-socket-missing"],
  ["socket-permission", ["connect() to unix:", "(13: Permission denied)"], "upstream-socket-permission"],
  ["socket-full", ["connect() to unix:", "(11: Resource temporarily unavailable)"], "app-overloaded"],
  ["connect-refused", ["connect() ", "(111: Connection refused)", connecting], "upstream-refused"],
  ["connect-unreachable", ["(113: No route to host)", connecting], "upstream-unreachable"],
  ["connect-net-unreachable", ["(101: Network is unreachable)", connecting], "upstream-unreachable"],
  ["connect-denied", ["connect() to ", "(13: Permission denied)", connecting], "proxy-config-error"],
  ["connect-timeout", ["upstream timed out (110", connecting], "upstream-connect-timeout"],
  ["handshake-timeout", ["upstream timed out (110", "while SSL handshaking to upstream"], "upstream-tls-handshake"],
  ["read-timeout", ["upstream timed out (110", whileReading], "upstream-read-timeout"],
  ["send-timeout", ["upstream timed out (110", "while sending request to upstream"], "upstream-read-timeout"],
  ["body-timeout", ["upstream timed out (110", "while reading upstream"], "response-truncated"],
  ["no-live-upstreams", ["no live upstreams", connecting], "no-healthy-upstream"],
  ["resolve", [" could not be resolved ("], "upstream-dns-failure"],
  ["startup-resolve", ["host not found in upstream"], "upstream-dns-failure"],
  ["header-too-big", ["upstream sent too big header"], "upstream-header-too-large"],
  ["no-valid-header", ["upstream sent no valid HTTP/1.0 header"], "upstream-bad-response"],
  ["invalid-header", ["upstream sent invalid header"], "upstream-bad-response"],
  ["duplicate-header", ["upstream sent duplicate header line"], "upstream-bad-response"],
  ["fastcgi-version", ["upstream sent unsupported FastCGI protocol version"], "upstream-protocol-mismatch"],
  ["invalid-chunk", ["upstream sent invalid chunked response"], "response-truncated"],
  ["closed-in-body", ["upstream prematurely closed connection", "while reading upstream"], "response-truncated"],
  ["closed-early", ["upstream prematurely closed connection", whileReading], "upstream-closed-early", ended],
  ["closed-early-sending", ["upstream prematurely closed connection"], "upstream-closed-early", ended],
  ["reset-in-body", ["(104: Connection reset by peer)", "while reading upstream"], "response-truncated"],
  ["handshake-closed", ["peer closed connection in SSL handshake"], "upstream-tls-handshake"],
  ["reset", ["(104: Connection reset by peer)", whileReading], "upstream-reset", reset],
  ["reset-sending", ["(104: Connection reset by peer)", "while sending request to upstream"], "upstream-reset", reset],
  ["broken-pipe", ["(32: Broken pipe)", "while sending request to upstream"], "upstream-reset", reset],
  ["tls-wrong-version", ["SSL_do_handshake() failed", "wrong version number"], "upstream-protocol-mismatch"],
  ["tls-expired", ["upstream SSL certificate verify error", "(10:"], "upstream-tls-expired"],
  ["tls-untrusted", ["upstream SSL certificate verify error"], "upstream-tls-untrusted"],
  ["tls-wrong-host", ["upstream SSL certificate does not match"], "upstream-tls-wrong-host"],
  ["tls-handshake", ["SSL_do_handshake() failed", "while SSL handshaking to upstream"], "upstream-tls-handshake"],
  [
    "plain-to-tls",
    ["client sent plain HTTP request to HTTPS port"],
    "upstream-protocol-mismatch",
    ["http-to-tls-port"],
  ],
  ["limit-req", ["limiting requests, excess:"], "proxy-rate-limited"],
  ["limit-conn", ["limiting connections by zone"], "proxy-overloaded"],
  ["worker-connections", ["worker_connections are not enough"], "proxy-overloaded"],
  ["open-files", ["(24: Too many open files)"], "proxy-overloaded"],
  ["access-forbidden", ["access forbidden by rule"], "proxy-forbidden"],
  ["index-forbidden", ["directory index of ", " is forbidden"], "proxy-forbidden"],
  ["no-credentials", ["no user/password was provided for basic authentication"], "proxy-auth-required"],
  ["redirect-cycle", ["rewrite or internal redirection cycle"], "proxy-config-error"],
  ["body-too-large", ["client intended to send too large body"], "request-body-too-large"],
  ["header-line-too-long", ["client sent too long header line"], "request-header-too-large"],
  ["script-unknown", ["FastCGI sent in stderr", "Primary script unknown"], "fcgi-script-not-found"],
  ["file-missing", ['open() "', "(2: No such file or directory)"], "proxy-not-found"],
];

/** Apache httpd, ErrorLog: the AH numbers are of its source; recorded from 2.4. */
const apache: readonly Row[] = [
  ["connect-refused", ["(111)Connection refused: AH00957"], "upstream-refused"],
  ["connect-unreachable", ["(113)No route to host: AH00957"], "upstream-unreachable"],
  ["connect-net-unreachable", ["(101)Network is unreachable: AH00957"], "upstream-unreachable"],
  ["connect-timeout", ["(70007)The timeout specified has expired: AH00957"], "upstream-connect-timeout"],
  ["connect-timed-out", ["(110)Connection timed out: AH00957"], "upstream-connect-timeout"],
  ["socket-missing", ["(2)No such file or directory: AH02454"], "upstream-socket-missing"],
  ["socket-permission", ["(13)Permission denied: AH02454"], "upstream-socket-permission"],
  ["socket-refused", ["(111)Connection refused: AH02454"], "upstream-refused"],
  ["pool-exhausted", ["AH00941"], "proxy-overloaded"],
  ["worker-limit", ["AH00484"], "proxy-overloaded"],
  ["resolve", ["DNS lookup failure for"], "upstream-dns-failure"],
  ["corrupt-status", ["Corrupt status line returned by remote server"], "upstream-bad-response"],
  ["disabling-worker", ["AH00959"], "no-healthy-upstream", ["upstream-refused", ...unconnected]],
  ["read-timeout", ["(70007)The timeout specified has expired", "AH01102"], "upstream-read-timeout"],
  ["reset", ["(104)Connection reset by peer", "AH01102"], "upstream-reset", reset],
  ["closed-early", ["(20014)", "AH01102"], "upstream-closed-early", ended],
  [
    "status-line",
    ["AH01102: error reading status line"],
    "upstream-closed-early",
    ["upstream-reset", "upstream-read-timeout", "upstream-bad-response", "upstream-keepalive-race"],
  ],
  ["proxy-response", ["AH01114"], "upstream-refused", unconnected],
  ["truncated", ["AH01110: error reading response"], "response-truncated"],
  ["tls-expired", ["AH02276: Certificate Verification", "Error (10)"], "upstream-tls-expired"],
  ["tls-untrusted", ["AH02276: Certificate Verification"], "upstream-tls-untrusted"],
  ["tls-wrong-host", ["AH02411"], "upstream-tls-wrong-host"],
  ["tls-to-plain", ["SSL Library Error", "wrong version number"], "upstream-protocol-mismatch"],
  ["tls-handshake", ["AH02005"], "upstream-tls-handshake"],
  [
    "request-not-passed",
    ["pass request body failed to"],
    "upstream-tls-handshake",
    ["upstream-protocol-mismatch", "upstream-tls-untrusted", "upstream-tls-expired", "upstream-tls-wrong-host"],
  ],
  ["script-unknown", ["AH01071", "Primary script unknown"], "fcgi-script-not-found"],
];

/** Caddy 2 writes JSON; what reads it hands over the message and the error. */
const caddy: readonly Row[] = [
  ["connect-refused", ["connect: connection refused"], "upstream-refused"],
  ["connect-unreachable", ["connect: no route to host"], "upstream-unreachable"],
  ["connect-net-unreachable", ["connect: network is unreachable"], "upstream-unreachable"],
  ["socket-missing", ["dial unix", "no such file or directory"], "upstream-socket-missing"],
  ["socket-permission", ["dial unix", "permission denied"], "upstream-socket-permission"],
  ["resolve", ["dial tcp", "lookup ", "no such host"], "upstream-dns-failure"],
  ["resolve-failed", ["dial tcp", "lookup ", "server misbehaving"], "upstream-dns-failure"],
  ["connect-timeout", ["dial tcp", "i/o timeout"], "upstream-connect-timeout"],
  ["read-timeout", ["timeout awaiting response headers"], "upstream-read-timeout"],
  ["tls-expired", ["x509: certificate has expired"], "upstream-tls-expired"],
  ["tls-untrusted", ["x509: certificate signed by unknown authority"], "upstream-tls-untrusted"],
  ["tls-wrong-host", ["x509: certificate is valid for"], "upstream-tls-wrong-host"],
  ["tls-no-name", ["x509: cannot validate certificate for"], "upstream-tls-wrong-host"],
  ["tls-to-plain", ["first record does not look like a TLS handshake"], "upstream-protocol-mismatch"],
  ["malformed", ["malformed HTTP"], "upstream-bad-response"],
  // Also said when each of them has as many requests as it may.
  ["no-upstreams", ["no upstreams available"], "no-healthy-upstream", ["proxy-overloaded"]],
  ["truncated", ['"unexpected EOF"'], "response-truncated"],
  ["reset", ["connection reset by peer"], "upstream-reset", reset],
  ["closed-early", ['"EOF"'], "upstream-closed-early", ended],
];

/** Varnish, varnishlog: records of FetchError and of the backend. */
const varnish: readonly Row[] = [
  ["resource-missing", ["FetchError", "backend ", "no backend"], "no-healthy-upstream"],
  ["unhealthy", ["FetchError", "backend ", "unhealthy"], "no-healthy-upstream"],
  ["connect-refused", ["FetchError", "backend ", "fail errno 111"], "upstream-refused"],
  ["connect-unreachable", ["FetchError", "backend ", "fail errno 113"], "upstream-unreachable"],
  ["connect-net-unreachable", ["FetchError", "backend ", "fail errno 101"], "upstream-unreachable"],
  ["connect-timeout", ["FetchError", "backend ", "fail errno 110"], "upstream-connect-timeout"],
  ["busy", ["FetchError", "backend ", ": busy"], "proxy-overloaded"],
  ["first-byte", ["FetchError", "first byte timeout"], "upstream-read-timeout"],
  ["overflow", ["FetchError", "overflow"], "upstream-header-too-large"],
  ["garbage", ["--", "HttpGarbage"], "upstream-bad-response"],
  ["format-error", ["FetchError", "http format error"], "upstream-bad-response", ["upstream-header-too-large"]],
  ["truncated", ["FetchError", "insufficient bytes"], "response-truncated"],
  // One word for every connection that ended before an answer was whole.
  [
    "closed-early",
    ["FetchError", "HTC eof"],
    "upstream-closed-early",
    [...ended, "upstream-reset", "upstream-bad-response"],
  ],
];

/** Squid: cache.log, and access.log where its format has `%err_code/%err_detail`. */
const squid: readonly Row[] = [
  ["no-answer", ["Invalid Response: No object data received"], "upstream-closed-early", ended],
  ["bad-header", ["Invalid Response: Bad header encountered"], "upstream-bad-response"],
  ["connect-fail", ["ERR_CONNECT_FAIL/111"], "upstream-refused"],
  ["connect-timeout", ["ERR_CONNECT_FAIL/110"], "upstream-connect-timeout"],
  ["resolve", ["ERR_DNS_FAIL"], "upstream-dns-failure"],
  ["read-timeout", ["ERR_READ_TIMEOUT"], "upstream-read-timeout"],
  ["zero-size", ["ERR_ZERO_SIZE_OBJECT"], "upstream-closed-early", ended],
  ["header-too-big", ["ERR_TOO_BIG/WITH_SERVER"], "upstream-header-too-large"],
  ["invalid", ["ERR_INVALID_RESP/WITH_SERVER"], "upstream-bad-response"],
  ["tls-to-plain", ["ERR_SECURE_CONNECT_FAIL", "GNUTLS_E_UNEXPECTED_PACKET"], "upstream-protocol-mismatch"],
  [
    "tls",
    ["ERR_SECURE_CONNECT_FAIL"],
    "upstream-tls-handshake",
    ["upstream-protocol-mismatch", "upstream-tls-untrusted", "upstream-tls-expired", "upstream-tls-wrong-host"],
  ],
  ["denied", ["TCP_DENIED"], "proxy-forbidden"],
];

/** lighttpd, errorlog: `gw_backend.c`, `mod_proxy.c`. */
const lighttpd: readonly Row[] = [
  ["connect-refused", ["establishing connection failed: ", "Connection refused"], "upstream-refused"],
  ["connect-refused-new", ["connect", "Connection refused", "gw"], "upstream-refused"],
  ["connect-unreachable", ["establishing connection failed: ", "No route to host"], "upstream-unreachable"],
  ["connect-net-unreachable", ["establishing connection failed: ", "Network is unreachable"], "upstream-unreachable"],
  ["connect-timeout", ["establishing connection failed: ", "Connection timed out"], "upstream-connect-timeout"],
  ["read-timeout", ["read timeout on socket: "], "upstream-read-timeout"],
  ["status-line", ["invalid HTTP status line: "], "upstream-bad-response"],
  ["header-too-big", ["response headers too large for "], "upstream-header-too-large"],
  ["disabled", ["backend is overloaded"], "app-overloaded"],
  ["reset", ["read() ", ": Connection reset by peer"], "upstream-reset", reset],
  // Written after what made them so, also where there is one alone.
  ["all-down", ["all handlers for", "are down"], "no-healthy-upstream", ["upstream-refused", ...unconnected]],
  ["closed-early", ["unexpected end-of-file (perhaps the proxy process died)"], "upstream-closed-early", ended],
];

/** Lines of gateways about requests they could not serve. */
export const gatewayPatterns: readonly Pattern[] = [
  ...patternsOf("nginx", "request", nginx),
  ...patternsOf("apache", "request", apache),
  ...patternsOf("varnish", "request", varnish),
  ...patternsOf("squid", "request", squid),
  ...patternsOf("lighttpd", "request", lighttpd),
];

/** Told apart from others by the form of the line, not by its words. */
export const caddyPatterns: readonly Pattern[] = patternsOf("caddy", "request", caddy);
