import { IndexList } from "@/components/runbook/index-list";
import { listings } from "@/components/runbook/listing";

/** For a code without a page: what there is instead. */
export default function ErrorNotFound() {
  return (
    <>
      <p className="font-mono text-faint text-sm">404</p>
      <h1 className="font-semibold text-2xl">There is no page on this error</h1>
      <p className="mt-2 mb-8 max-w-[60ch] text-muted">
        Look for another name of it, or for the words that the program said. These are the pages that there are.
      </p>
      <IndexList listings={listings()} />
    </>
  );
}
