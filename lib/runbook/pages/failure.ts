import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { ErrorPage } from "@/lib/runbook/page";
import { type Runbook, runbooks } from "@/lib/runbook/runbook";

/** What is said of a retry, in one line. */
export const retryWords = ({ retry }: Runbook): string =>
  `${retry.helps ? "Worth a try" : "No"}: ${retry.why.charAt(0).toLowerCase()}${retry.why.slice(1)}`;

type Told = Pick<
  ErrorPage,
  "slug" | "name" | "sentence" | "aliases" | "meaning" | "says" | "ways" | "apart" | "related"
> &
  Partial<Pick<ErrorPage, "timing">>;

/** A page on a failure that is one cause of the reports: what to do about it is that cause's runbook. */
export function failure(cause: CauseSlug, told: Told): ErrorPage {
  const runbook = runbooks[cause];
  const { checks, prevent, sources } = runbook;
  return {
    group: "Failures without a status",
    layer: causes[cause].layer,
    timing: [],
    ...told,
    home: cause,
    checks,
    prevent,
    sources,
    retry: retryWords(runbook),
  };
}
