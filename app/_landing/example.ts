import { classify } from "@/lib/diagnosis/classify";
import { hopLine } from "@/lib/diagnosis/hop";
import { shortCause } from "@/lib/diagnosis/words";
import { defaultExpectation } from "@/lib/monitor/expectation";
import type { Phase, PhaseName, ProbeResult } from "@/lib/probe/probe";

/** The page that nginx sends by itself when it has no answer from behind. */
const page =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n" +
  "<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";

const phase = (name: PhaseName, durationMs: number): Phase => ({ name, durationMs, ok: true, detail: null });

/** One request to a shop whose app is not running. Names and addresses are those kept for examples (RFC 2606, RFC 5737). */
const seen: ProbeResult = {
  url: "https://shop.example/checkout",
  method: "GET",
  startedAt: "2026-11-20T09:41:07.000Z",
  totalMs: 41.2,
  phases: [
    phase("dns", 4.1),
    phase("tcp", 11.2),
    phase("tls", 24.3),
    phase("request", 0.2),
    phase("firstByte", 1.3),
    phase("body", 0.1),
  ],
  addresses: ["203.0.113.7"],
  remoteAddress: "203.0.113.7",
  tls: { protocol: "TLSv1.3", certificate: null },
  response: {
    status: 502,
    reason: "Bad Gateway",
    httpVersion: "1.1",
    headers: [
      ["Server", "nginx/1.22.1"],
      ["Content-Type", "text/html"],
      ["Content-Length", String(page.length)],
    ],
    bodyText: page,
    bodyBytes: page.length,
    announcedBytes: page.length,
    complete: true,
    keywordFound: null,
  },
  error: null,
  redirects: [],
  probeId: "example",
};

/** The reading of it, by the same code that reads every check. */
export const report = classify(seen, defaultExpectation, { baseline: null, now: new Date(seen.startedAt) });

export const hops = hopLine(report);

export const diagnosis = report.diagnosis;

/** The subject of the mail that would be sent. */
export const subject = `Down: checkout-api · ${diagnosis ? shortCause(diagnosis, 502) : "502"}`;
