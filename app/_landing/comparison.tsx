import { diagnosis, subject } from "@/app/_landing/example";
import { StateMark } from "@/components/ui/state-mark";

function Usual() {
  return (
    <div className="self-start rounded border bg-sunken p-5">
      <h3 className="text-faint text-sm">The usual alert</h3>
      <p className="mt-4 font-mono text-sm">
        DOWN https://shop.example/checkout
        <br />
        502 Bad Gateway
      </p>
      <p className="mt-4 text-muted">
        Something answered, and something behind it did not. Which of the two, why, and whose turn it is to get up is
        left to whoever reads it.
      </p>
    </div>
  );
}

function Evidence({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="mt-4 overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Ours() {
  if (!diagnosis) return null;
  const others = diagnosis.candidates.length - 1;
  return (
    <div className="min-w-0 rounded border bg-raised p-5">
      <h3 className="text-faint text-sm">The same failure from Hopcheck</h3>
      <p className="mt-4 flex items-start gap-2 font-semibold">
        <StateMark state="down" decorative className="mt-[5px]" />
        {subject}
      </p>
      <p className="prose-width mt-2">{diagnosis.summary}</p>
      <Evidence lines={diagnosis.evidence} />
      <p className="mt-4 text-muted">
        How sure: {diagnosis.confidence}. {others} other causes would look the same from outside; the incident names
        them.
      </p>
      <ol className="mt-4 grid list-inside list-decimal grid-cols-1 gap-2 marker:text-faint">
        {diagnosis.nextSteps.map(({ text, command }) => (
          <li key={text}>
            {text}
            {command && (
              <code className="mt-1 block overflow-x-auto whitespace-pre rounded bg-sunken px-3 py-1.5 font-mono text-sm">
                {command}
              </code>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One failure told twice. */
export function Comparison() {
  return (
    <section className="border-t py-12 sm:py-16">
      <h2 className="font-semibold text-xl sm:text-2xl">The same outage, twice</h2>
      <div className="mt-6 grid gap-4 md:grid-cols-[2fr_3fr]">
        <Usual />
        <Ours />
      </div>
      <p className="mt-3 text-faint text-sm">
        An example. The reading on the right is made by the code that reads every check.
      </p>
    </section>
  );
}
