import { Message } from "@/components/ui/message";
import { Time } from "@/components/ui/time";
import type { BlindRegion } from "@/lib/region/sight";

/** Says on every page which regions do not see, so that nobody takes silence for health. */
export function BlindBanner({ regions }: { regions: readonly BlindRegion[] }) {
  return regions.map(({ name, since, until, why }) => (
    <Message key={name} className="mb-4">
      The region {name} is blind since <Time value={since} />: {why}. What it fails to reach counts as no data until it
      sees again, until <Time value={until} /> at most; then it is told. Recoveries are told all the while.
    </Message>
  ));
}
