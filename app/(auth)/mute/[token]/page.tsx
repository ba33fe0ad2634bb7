import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { viewMuted } from "@/lib/channel/mute-channel";

// The address is the key: no search engine keeps it and no other site is told of it.
export const metadata: Metadata = {
  title: "End mails",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/** Opening this page changes nothing, its button does. It works without a script and without an account. */
export default async function MutePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await viewMuted(token);
  if (found === null) {
    return (
      <section className="grid gap-4">
        <h1 className="font-semibold text-2xl">This link is not valid any more</h1>
        <p className="text-muted">Nothing is sent to the address that it was made for.</p>
      </section>
    );
  }
  if (found.muted) {
    return (
      <section className="grid gap-4">
        <h1 className="font-semibold text-2xl">No more notices are sent here</h1>
        <p role="status" className="break-words text-muted">
          {found.address} gets no notices. Who has an account can switch the channel on again.
        </p>
      </section>
    );
  }
  return (
    <section className="grid gap-6">
      <h1 className="font-semibold text-2xl">End these mails</h1>
      <p className="break-words text-muted">
        No more notices go to {found.address}. Other channels are told as before, and the owners learn of it.
      </p>
      <form method="post" action={`/api/mute/${token}?page`}>
        <Button type="submit" variant="primary">
          Send no more
        </Button>
      </form>
    </section>
  );
}
