import type { Source } from "@/lib/runbook/check";

const source = (title: string, url: string): Source => ({ title, url });

/** A section of a standard. */
export const rfc = (number: number, section: string | null, about: string): Source => ({
  title: `RFC ${number}${section === null ? "" : ` §${section}`}: ${about}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}${section === null ? "" : `#section-${section}`}`,
});

const nginxModule = (name: string): Source =>
  source(`nginx: ngx_http_${name}_module`, `https://nginx.org/en/docs/http/ngx_http_${name}_module.html`);

export const nginx = {
  proxy: nginxModule("proxy"),
  upstream: nginxModule("upstream"),
  core: nginxModule("core"),
  fastcgi: nginxModule("fastcgi"),
  limitRequests: nginxModule("limit_req"),
  limitConnections: nginxModule("limit_conn"),
  access: nginxModule("access"),
  basicAuth: nginxModule("auth_basic"),
  authRequest: nginxModule("auth_request"),
  rewrite: nginxModule("rewrite"),
  ssl: nginxModule("ssl"),
  https: source("nginx: configuring HTTPS servers", "https://nginx.org/en/docs/http/configuring_https_servers.html"),
  workers: source("nginx: core functionality", "https://nginx.org/en/docs/ngx_core_module.html"),
};

export const proxies = {
  haproxy: source("HAProxy configuration manual", "https://docs.haproxy.org/2.6/configuration.html"),
  haproxyStates: source(
    "HAProxy: session state at disconnection",
    "https://docs.haproxy.org/2.6/configuration.html#8.5",
  ),
  proxyProtocol: source("The PROXY protocol", "https://www.haproxy.org/download/2.6/doc/proxy-protocol.txt"),
  apache: source("Apache mod_proxy", "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html"),
  apacheMpm: source("Apache: MaxRequestWorkers", "https://httpd.apache.org/docs/2.4/mod/mpm_common.html"),
  caddy: source("Caddy: reverse_proxy", "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy"),
  envoyFlags: source(
    "Envoy: response flags",
    "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage",
  ),
  envoyDetails: source(
    "Envoy: response code details",
    "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details",
  ),
  envoyTimeouts: source("Envoy: timeouts", "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts"),
  lighttpd: source("lighttpd mod_proxy", "https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ModProxy"),
  traefik: source("Traefik: services and health checks", "https://doc.traefik.io/traefik/routing/services/"),
};

const cloudflare5xx = (status: string): Source =>
  source(
    `Cloudflare: error ${status.replace("-", " and ")}`,
    `https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-${status}/`,
  );

export const edges = {
  cloudflare5xx,
  cloudflare1xxx: source(
    "Cloudflare: 1xxx errors",
    "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/",
  ),
  cloudflare499: source(
    "Cloudflare: error 499",
    "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/4xx-client-error/error-499/",
  ),
  cloudflareIps: source("Cloudflare: its address ranges", "https://www.cloudflare.com/ips/"),
  cloudflareLimits: source(
    "Cloudflare: connection limits",
    "https://developers.cloudflare.com/fundamentals/reference/connection-limits/",
  ),
  cloudflareModes: source(
    "Cloudflare: SSL/TLS encryption modes",
    "https://developers.cloudflare.com/ssl/origin-configuration/ssl-modes/",
  ),
  cloudflareRedirects: source(
    "Cloudflare: too many redirects",
    "https://developers.cloudflare.com/ssl/troubleshooting/too-many-redirects/",
  ),
  cloudflareChallenges: source("Cloudflare: challenges", "https://developers.cloudflare.com/cloudflare-challenges/"),
  cloudflareWaf: source("Cloudflare: WAF", "https://developers.cloudflare.com/waf/"),
  cloudflareTunnel: source(
    "Cloudflare: error 1033",
    "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/error-1033/",
  ),
  cloudfront: source(
    "CloudFront: error responses from the origin",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html",
  ),
};

export const platforms = {
  alb: source(
    "AWS: troubleshoot an Application Load Balancer",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  ),
  apiGateway: source(
    "AWS API Gateway: gateway responses",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html",
  ),
  googleLb: source(
    "Google Cloud: troubleshoot an external Application Load Balancer",
    "https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs",
  ),
  cloudRun: source("Google Cloud Run: troubleshooting", "https://cloud.google.com/run/docs/troubleshooting"),
  azureGateway: source(
    "Azure Application Gateway: response codes",
    "https://learn.microsoft.com/en-us/azure/application-gateway/http-response-codes",
  ),
  heroku: source("Heroku error codes", "https://devcenter.heroku.com/articles/error-codes"),
  vercel: source("Vercel error codes", "https://vercel.com/docs/errors"),
  kubernetesService: source(
    "Kubernetes: debug Services",
    "https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/",
  ),
  kubernetesProbes: source(
    "Kubernetes: liveness, readiness and startup probes",
    "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  ),
  kubernetesMemory: source(
    "Kubernetes: memory requests and limits",
    "https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/",
  ),
  ingress: source("Kubernetes: Ingress", "https://kubernetes.io/docs/concepts/services-networking/ingress/"),
};

export const system = {
  connect: source("Linux: connect(2)", "https://man7.org/linux/man-pages/man2/connect.2.html"),
  listen: source("Linux: listen(2)", "https://man7.org/linux/man-pages/man2/listen.2.html"),
  tcp: source("Linux: tcp(7)", "https://man7.org/linux/man-pages/man7/tcp.7.html"),
  ip: source("Linux: ip(7)", "https://man7.org/linux/man-pages/man7/ip.7.html"),
  unix: source("Linux: unix(7)", "https://man7.org/linux/man-pages/man7/unix.7.html"),
  limits: source("Linux: getrlimit(2)", "https://man7.org/linux/man-pages/man2/getrlimit.2.html"),
  oom: source("Linux kernel: memory and the OOM killer", "https://docs.kernel.org/admin-guide/mm/concepts.html"),
  getaddrinfo: source("Linux: getaddrinfo(3)", "https://man7.org/linux/man-pages/man3/getaddrinfo.3.html"),
  resolvConf: source("Linux: resolv.conf(5)", "https://man7.org/linux/man-pages/man5/resolv.conf.5.html"),
  nodeDns: source("Node.js: dns", "https://nodejs.org/api/dns.html"),
  nodeErrors: source("Node.js: errors", "https://nodejs.org/api/errors.html"),
  nodeHttp: source("Node.js: http", "https://nodejs.org/api/http.html"),
  nodeTls: source("Node.js: tls", "https://nodejs.org/api/tls.html"),
  opensslVerify: source(
    "OpenSSL: verification options",
    "https://docs.openssl.org/master/man1/openssl-verification-options/",
  ),
  opensslClient: source("OpenSSL: s_client", "https://docs.openssl.org/master/man1/openssl-s_client/"),
  curlCodes: source("Everything curl: exit codes", "https://everything.curl.dev/cmdline/exitcode.html"),
  curl: source("curl: the manual page", "https://curl.se/docs/manpage.html"),
  dig: source("BIND: manual pages of dig and delv", "https://bind9.readthedocs.io/en/latest/manpages.html"),
  gunicorn: source("Gunicorn: settings", "https://docs.gunicorn.org/en/stable/settings.html"),
  phpFpm: source("PHP: FPM configuration", "https://www.php.net/manual/en/install.fpm.configuration.php"),
  postgresConnections: source(
    "PostgreSQL: connection settings",
    "https://www.postgresql.org/docs/current/runtime-config-connection.html",
  ),
  mysqlConnections: source(
    "MySQL: too many connections",
    "https://dev.mysql.com/doc/refman/8.4/en/too-many-connections.html",
  ),
  certbot: source("Certbot: renewing certificates", "https://eff-certbot.readthedocs.io/en/stable/using.html"),
  letsEncryptChains: source("Let's Encrypt: chains of trust", "https://letsencrypt.org/certificates/"),
  djangoHosts: source("Django: ALLOWED_HOSTS", "https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts"),
  eppStatus: source(
    "ICANN: status codes of a domain",
    "https://www.icann.org/resources/pages/epp-status-codes-2014-06-16-en",
  ),
  health: source(
    "Health check response format for HTTP APIs (Internet-Draft)",
    "https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06",
  ),
  badPorts: source("Fetch standard: bad ports", "https://fetch.spec.whatwg.org/#port-blocking"),
};
