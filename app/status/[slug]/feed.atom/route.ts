import { answerWith } from "@/app/status/_answer";
import { pageRoute } from "@/app/status/_route";
import { atomFeed, feedChangedAt } from "@/lib/feed/feed";
import { perStatus } from "@/lib/status-page/per-status";

export const dynamic = "force-dynamic";

const feedOf = perStatus(atomFeed);

/** The incidents of a page as an Atom feed. */
export const GET = pageRoute(({ status, baseUrl }, request) =>
  answerWith(request, {
    body: feedOf(status, baseUrl),
    type: "application/atom+xml; charset=utf-8",
    changedAt: feedChangedAt(status),
  }),
);
