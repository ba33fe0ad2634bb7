const steps = [
  {
    title: "Ask like a stranger",
    text: "Every check is a fresh look-up and a fresh connection. DNS, TCP, TLS, first byte and body are timed apart, also when the check fails.",
  },
  {
    title: "Keep the evidence",
    text: "What failed is kept as it came: the error, the status, the headers in their order, the first 16 KiB of the body, the certificate.",
  },
  {
    title: "Read who answered",
    text: "An error page has an author. The reading names the proxy, the edge or the app that wrote it, the hop that failed behind it, and every other cause that looks the same.",
  },
  {
    title: "Make sure, then tell",
    text: "Retries on new connections tell a blip from an outage. One incident is opened, one notice goes to each channel, and a status page follows. When it works again, it closes itself.",
  },
] as const;

const layers = [
  ["DNS", "no such name, server failure, no answer"],
  ["Network", "refused, unreachable, dropped, reset"],
  ["TLS", "expired, wrong host, unknown issuer, no common protocol"],
  ["Edge", "blocked, challenged, origin not reached"],
  ["Proxy", "app refused, no healthy upstream, gave up waiting"],
  ["Platform", "app crashed, no instance, no route"],
  ["Application", "its own error, database down, overloaded"],
  ["Content", "keyword missing, body cut short, redirect loop"],
] as const;

/** How an answer comes about. */
export function Steps() {
  return (
    <section className="border-t py-12 sm:py-16">
      <h2 className="font-semibold text-xl sm:text-2xl">How it knows</h2>
      <ol className="mt-6 grid gap-x-8 gap-y-6 sm:grid-cols-2">
        {steps.map(({ title, text }, index) => (
          <li key={title} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
            <span className="text-faint tabular-nums">{index + 1}</span>
            <div>
              <h3 className="font-semibold">{title}</h3>
              <p className="mt-1 max-w-[56ch] text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What it can name, layer by layer. */
export function Layers() {
  return (
    <section className="border-t py-12 sm:py-16">
      <h2 className="font-semibold text-xl sm:text-2xl">What it tells apart</h2>
      <dl className="mt-6 grid gap-x-8 sm:grid-cols-2">
        {layers.map(([layer, causes]) => (
          <div key={layer} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2 border-t py-2.5">
            <dt className="font-medium">{layer}</dt>
            <dd className="text-muted">{causes}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
