import type { Metadata } from "next";
import { IndexList } from "@/components/runbook/index-list";
import { listings } from "@/components/runbook/listing";

const sentence =
  "Every status and failure that stands between a browser and an app: who says it, what it can be, and what to check first.";

export const metadata: Metadata = { title: "What an error means and what to check", description: sentence };

/** The index of the reference. */
export default function ErrorsPage() {
  return (
    <>
      <link rel="canonical" href="/errors" />
      <h1 className="font-semibold text-2xl sm:text-3xl">What went wrong, and what to check</h1>
      <p className="mt-3 mb-8 max-w-[60ch] text-lg text-muted">{sentence}</p>
      <IndexList listings={listings()} />
    </>
  );
}
