import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requireSameOrigin } from "@/app/_server/origin";
import { Button } from "@/components/ui/button";
import { AppError } from "@/lib/errors";
import { acknowledgeByLink, viewLinkedIncident } from "@/lib/incident/acknowledge-by-link";

// The address is the key: no search engine keeps it and no other site is told of it.
export const metadata: Metadata = {
  title: "Acknowledge",
  robots: { index: false, follow: false },
  // With "no-referrer" a form would not say where it comes from either, and be refused.
  referrer: "same-origin",
};

/**
 * Programs that look into mails open every link: opening this page changes nothing, its button does. It works
 * without a script and without an account, and says no more than the notice did.
 */
export default async function AcknowledgePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const incident = await viewLinkedIncident(token);
  if (incident === null) {
    return (
      <section className="grid gap-4">
        <h1 className="font-semibold text-2xl">This link is not valid any more</h1>
        <p className="text-muted">It works for seven days. Sign in to see what goes on.</p>
      </section>
    );
  }
  const { headline, status } = incident;
  const acknowledge = async () => {
    "use server";
    requireSameOrigin(await headers());
    await acknowledgeByLink(token).catch((error: unknown) => {
      // Over or gone meanwhile: the page says so by itself.
      if (!(error instanceof AppError)) throw error;
    });
    redirect(`/acknowledge/${token}`);
  };
  return (
    <section className="grid gap-6">
      <h1 className="break-words font-semibold text-2xl">{headline}</h1>
      {status === "open" ? (
        <form action={acknowledge} className="grid gap-4">
          <p className="text-muted">
            Nobody is at work on this yet. Say that you are: the others are told, and reminders stop.
          </p>
          <Button type="submit" variant="primary">
            I am on it
          </Button>
        </form>
      ) : (
        <p role="status" className="text-muted">
          {status === "acknowledged"
            ? "Acknowledged: somebody is at work on it."
            : "This is over. Nothing is left to do."}
        </p>
      )}
    </section>
  );
}
