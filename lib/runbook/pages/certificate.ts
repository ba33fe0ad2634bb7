import type { ErrorPage } from "@/lib/runbook/page";
import { failure } from "@/lib/runbook/pages/failure";

/** The certificate is not accepted. */
export const certificatePages: readonly ErrorPage[] = [
  failure("tls-cert-expired", {
    slug: "tls-certificate-expired",
    name: "Certificate expired",
    sentence: "The certificate that the server shows is past its last day, so clients refuse to go on.",
    aliases: ["cert-has-expired", "tls-cert-expired", "net-err-cert-date-invalid", "sec-error-expired-certificate"],
    meaning: [
      "The server works, and so does the connection. Only the paper has run out, mostly because a renewal failed weeks ago or because the server was never reloaded after it.",
      "An expired intermediate or root has the same words: look at every certificate that is sent.",
    ],
    says: [
      {
        product: "Node.js, OpenSSL",
        says: "CERT_HAS_EXPIRED; certificate has expired (10)",
        means: "Past its end, by this machine's clock.",
      },
      { product: "curl", says: "(60) SSL certificate problem: certificate has expired", means: "The same." },
      { product: "Chrome", says: "NET::ERR_CERT_DATE_INVALID", means: "Expired, or not valid yet." },
      { product: "Firefox", says: "SEC_ERROR_EXPIRED_CERTIFICATE", means: "Expired." },
      { product: "Go", says: "x509: certificate has expired or is not yet valid", means: "Either." },
      { product: "Cloudflare", says: "526 for the origin's certificate", means: "One hop further in." },
    ],
    ways: [
      {
        title: "The renewal failed",
        text: "The proof by HTTP no longer gets through, a DNS key ended, a rate limit, a task that was switched off.",
        causes: ["tls-cert-expired"],
      },
      {
        title: "The server was not reloaded",
        text: "The file is new, and the process still shows the old one.",
        causes: ["tls-cert-expired"],
      },
      {
        title: "One of several servers was left out",
        text: "Some requests fail, some do not.",
        causes: ["tls-cert-expired"],
      },
      {
        title: "Another virtual host answers",
        text: "Its certificate is the expired one.",
        causes: ["tls-wrong-host"],
      },
    ],
    timing: [],
    apart: [
      { like: "Expired or wrong clock?", tell: "Compare the dates with date -u on the client." },
      { like: "Leaf or intermediate?", tell: "openssl s_client -showcerts lists them all; look at the dates of each." },
    ],
    related: ["tls-certificate-not-yet-valid", "tls-unverified-chain", "526"],
  }),
  failure("tls-cert-not-yet-valid", {
    slug: "tls-certificate-not-yet-valid",
    name: "Certificate not valid yet",
    sentence: "The certificate is dated for later than now.",
    aliases: ["cert-not-yet-valid", "tls-cert-not-yet-valid"],
    meaning: [
      "Either it was issued for later, or the clock of the client or of the issuer is wrong. A machine that starts without a clock thinks that it is 1970, and every certificate is of the future.",
    ],
    says: [
      {
        product: "Node.js, OpenSSL",
        says: "CERT_NOT_YET_VALID; certificate is not yet valid (9)",
        means: "Its first day is later than this machine's clock.",
      },
      { product: "Chrome", says: "NET::ERR_CERT_DATE_INVALID", means: "Expired, or not valid yet." },
    ],
    ways: [
      {
        title: "The client's clock is behind",
        text: "Then all sites fail from there.",
        causes: ["tls-cert-not-yet-valid"],
      },
      { title: "The issuer's clock is ahead", text: "An issuer of your own.", causes: ["tls-cert-not-yet-valid"] },
    ],
    apart: [
      {
        like: "Clock or certificate?",
        tell: "Another site from the same machine: if that fails too, it is the clock.",
      },
    ],
    related: ["tls-certificate-expired"],
  }),
  failure("tls-wrong-host", {
    slug: "tls-wrong-host",
    name: "Certificate for another name",
    sentence: "The certificate is valid, but not for the name that was asked for.",
    aliases: [
      "err-tls-cert-altname-invalid",
      "hostname-mismatch",
      "net-err-cert-common-name-invalid",
      "ssl-error-bad-cert-domain",
    ],
    meaning: [
      "Mostly the wrong virtual host answers, because none has the name or DNS leads to another server; or the name was never put into the certificate.",
    ],
    says: [
      {
        product: "Node.js",
        says: "ERR_TLS_CERT_ALTNAME_INVALID; Hostname/IP does not match certificate's altnames",
        means: "The message lists the names that are in it.",
      },
      {
        product: "curl",
        says: "(60) no alternative certificate subject name matches target host name",
        means: "The same.",
      },
      { product: "Chrome", says: "NET::ERR_CERT_COMMON_NAME_INVALID", means: "The same." },
      { product: "Firefox", says: "SSL_ERROR_BAD_CERT_DOMAIN", means: "The same." },
    ],
    ways: [
      {
        title: "The name is not in the certificate",
        text: "www is missing, or a new subdomain; a wildcard covers one level only.",
        causes: ["tls-wrong-host"],
      },
      {
        title: "Another virtual host answers",
        text: "No server block has the name, so the first one answers.",
        causes: ["tls-wrong-host"],
      },
      {
        title: "DNS leads to another server",
        text: "An old address, a parking page, a hotel's login.",
        causes: ["tls-wrong-host", "content-parked-domain"],
      },
    ],
    apart: [
      {
        like: "Wrong certificate or wrong server?",
        tell: "Ask the address that you know to be yours with --resolve; if that shows the right one, it is DNS.",
      },
    ],
    related: ["tls-self-signed", "526"],
  }),
  failure("tls-self-signed", {
    slug: "tls-self-signed",
    name: "Self-signed certificate",
    sentence: "The server shows a certificate that it signed itself, and nobody else vouches for it.",
    aliases: ["depth-zero-self-signed-cert", "net-err-cert-authority-invalid", "mozilla-pkix-error-self-signed-cert"],
    meaning: [
      "On a public site it is mostly a default certificate: of a fresh server, an ingress (“Kubernetes Ingress Controller Fake Certificate”), a router (“TRAEFIK DEFAULT CERT”) or a control panel.",
    ],
    says: [
      {
        product: "Node.js, OpenSSL",
        says: "DEPTH_ZERO_SELF_SIGNED_CERT; self-signed certificate (18)",
        means: "The leaf signed itself.",
      },
      { product: "curl", says: "(60) SSL certificate problem: self-signed certificate", means: "The same." },
      { product: "Chrome", says: "NET::ERR_CERT_AUTHORITY_INVALID", means: "Self-signed, or an unknown issuer." },
    ],
    ways: [
      {
        title: "A default certificate",
        text: "No virtual host or Ingress has the name, or its secret is missing.",
        causes: ["tls-self-signed"],
      },
      {
        title: "A development certificate went live",
        text: "Somebody meant to replace it.",
        causes: ["tls-self-signed"],
      },
      {
        title: "The renewal never happened",
        text: "The certificate manager put a placeholder there until it gets the real one.",
        causes: ["tls-self-signed", "tls-wrong-host"],
      },
    ],
    apart: [{ like: "Self-signed or unknown issuer?", tell: "Self-signed: issuer and subject are the same." }],
    related: ["tls-unknown-issuer", "tls-wrong-host"],
  }),
  failure("tls-chain-unverified", {
    slug: "tls-unverified-chain",
    name: "Unable to verify the certificate",
    sentence:
      "The certificate could not be followed to an issuer that is trusted; mostly the server does not send the intermediate one.",
    aliases: [
      "unable-to-verify-leaf-signature",
      "unable-to-get-issuer-cert-locally",
      "unable-to-get-local-issuer-certificate",
      "tls-chain-unverified",
      "curl-60",
    ],
    meaning: [
      "A certificate is signed by an intermediate, that by a root. Servers must send all but the root. Browsers fetch or remember what is missing, programs do not: that is why it works for you and fails for an API, a webhook or a phone.",
      "A private issuer makes the same error. Counting the certificates that are sent tells the two apart.",
    ],
    says: [
      {
        product: "Node.js",
        says: "UNABLE_TO_VERIFY_LEAF_SIGNATURE: unable to verify the first certificate",
        means: "No intermediate, or an unknown issuer.",
      },
      {
        product: "OpenSSL",
        says: "Verify return code: 21 (unable to verify the first certificate), or 20 (unable to get local issuer certificate)",
        means: "The same.",
      },
      { product: "curl, Git", says: "(60) unable to get local issuer certificate", means: "The same." },
      { product: "Java", says: "PKIX path building failed", means: "The same." },
      { product: "Go", says: "x509: certificate signed by unknown authority", means: "The same." },
    ],
    ways: [
      {
        title: "The intermediate is not sent",
        text: "cert.pem was installed instead of fullchain.pem.",
        causes: ["tls-incomplete-chain"],
      },
      {
        title: "The issuer is private",
        text: "Your own, or a device that opens TLS on the way.",
        causes: ["tls-untrusted-ca"],
      },
      {
        title: "The client's list of issuers is old",
        text: "An old image without today's roots.",
        causes: ["tls-untrusted-ca", "tls-chain-unverified"],
      },
    ],
    apart: [
      {
        like: "Missing intermediate or unknown issuer?",
        tell: "Count: one certificate from a public issuer means that the chain is missing.",
      },
      {
        like: "Server or client?",
        tell: "If one machine fails and others do not, its list of issuers is old or something opens TLS on its way.",
      },
    ],
    related: ["tls-unknown-issuer", "tls-self-signed", "526"],
  }),
  failure("tls-untrusted-ca", {
    slug: "tls-unknown-issuer",
    name: "Certificate from an unknown issuer",
    sentence: "The chain is whole, and ends at an issuer that the client does not trust.",
    aliases: ["self-signed-cert-in-chain", "tls-untrusted-ca", "sec-error-unknown-issuer", "cert-untrusted"],
    meaning: [
      "A private issuer of a company, a development root, or a firewall that opens TLS and signs again. In the last case every site shows that issuer from that network.",
    ],
    says: [
      {
        product: "Node.js, OpenSSL",
        says: "SELF_SIGNED_CERT_IN_CHAIN; self-signed certificate in certificate chain (19)",
        means: "The root is sent and not trusted.",
      },
      { product: "Firefox", says: "SEC_ERROR_UNKNOWN_ISSUER", means: "Unknown issuer, or a missing intermediate." },
    ],
    ways: [
      {
        title: "An issuer of your own",
        text: "Its root is not installed where the client runs, such as in a container.",
        causes: ["tls-untrusted-ca"],
      },
      {
        title: "A device opens TLS on the way",
        text: "A company's firewall or a virus scanner.",
        causes: ["tls-untrusted-ca"],
      },
    ],
    apart: [
      {
        like: "Your issuer or a device on the way?",
        tell: "Read the issuer's name, from this network and from another.",
      },
    ],
    related: ["tls-unverified-chain", "tls-self-signed"],
  }),
  failure("tls-cert-revoked", {
    slug: "tls-certificate-revoked",
    name: "Certificate revoked",
    sentence: "The issuer has withdrawn the certificate.",
    aliases: ["cert-revoked", "tls-cert-revoked", "net-err-cert-revoked"],
    meaning: [
      "It happens when a key leaks or an issuer made a mistake, then to many certificates within days. Most programs do not ask for it, browsers do: so it can fail for people and work for curl.",
    ],
    says: [
      { product: "Chrome", says: "NET::ERR_CERT_REVOKED", means: "Revoked." },
      { product: "OpenSSL with -crl_check", says: "certificate revoked (23)", means: "Revoked." },
    ],
    ways: [
      {
        title: "The key leaked, or a mass revocation",
        text: "The issuer wrote to the address of the account.",
        causes: ["tls-cert-revoked"],
      },
    ],
    apart: [{ like: "Revoked or expired?", tell: "The dates are well, and the issuer's list has its number." }],
    related: ["tls-certificate-expired"],
  }),
];
