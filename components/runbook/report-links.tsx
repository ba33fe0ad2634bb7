import Link from "next/link";
import { causeLink, statusLink } from "@/lib/runbook/link";

/** From a report to the reference: what its status means, and the whole runbook of its cause. */
export function ReportLinks({ status, cause }: { status: number | null; cause: string }) {
  const links = [
    [statusLink(status), `What a ${status} means`],
    [causeLink(cause), "The whole runbook"],
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {links.map(
        ([href, text]) =>
          href && (
            <Link key={href} href={href} className="text-muted underline underline-offset-2 hover:text-ink">
              {text}
            </Link>
          ),
      )}
    </p>
  );
}
