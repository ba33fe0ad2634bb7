import { terminal } from "@/app/_landing/terminal";
import { Code } from "@/components/ui/code";

const ways = [
  {
    command: "npm run up",
    text: "From a fresh clone, on a machine with Node and nothing else: database, queue, workers, this page and an inbox that catches its mail.",
  },
  {
    command: "docker compose up",
    text: "The same code on Postgres and Redis, each part in its own container.",
  },
] as const;

/** How to run it, and how it answers in a terminal. */
export function Run() {
  return (
    <section id="run" className="scroll-mt-6 border-t py-12 sm:py-16">
      <h2 className="font-semibold text-xl sm:text-2xl">Run it</h2>
      <div className="mt-6 grid gap-6 sm:grid-cols-2">
        {ways.map(({ command, text }) => (
          <div key={command}>
            <Code text={command} copy={`Copy ${command}`} className="border" />
            <p className="mt-2 max-w-[56ch] text-muted">{text}</p>
          </div>
        ))}
      </div>
      <h3 className="mt-10 font-semibold text-lg">Or ask once, from your terminal</h3>
      <p className="mt-1 max-w-[60ch] text-muted">
        It needs no database and no server. The answer below is the example again.
      </p>
      <Code text={terminal} className="mt-4 border" />
    </section>
  );
}
