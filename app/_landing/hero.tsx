import Link from "next/link";
import { hops } from "@/app/_landing/example";
import { HopLine } from "@/components/hop-line/hop-line";
import { Button } from "@/components/ui/button";

/** What Hopcheck does, in a sentence and in a line. */
export function Hero() {
  return (
    <section className="pt-14 pb-12 sm:pt-24 sm:pb-16">
      <h1 className="max-w-[22ch] font-semibold text-2xl sm:text-3xl">
        Your monitor says “502”. Hopcheck says which hop.
      </h1>
      <p className="mt-4 max-w-[60ch] text-lg text-muted">
        A 502 is a symptom, not a place. Hopcheck watches your URLs and, when one fails, names the layer that failed and
        why, shows the evidence, and says what to check first. Where the evidence does not decide, it says that too.
      </p>
      <div className="mt-7 flex flex-wrap gap-2">
        <Button variant="primary" asChild>
          <Link href="/sign-up">Sign up</Link>
        </Button>
        <Button asChild>
          <Link href="#run">Run it yourself</Link>
        </Button>
      </div>
      <figure className="mt-12 sm:mt-16">
        <HopLine hops={hops} large />
        <figcaption className="mt-6 text-faint text-sm">
          An example: one request to a shop whose app is not running. Solid where traffic was seen, broken into the hop
          that failed, dotted where nothing is known.
        </figcaption>
      </figure>
    </section>
  );
}
