import { answerWith } from "@/app/status/_answer";
import { pageRoute } from "@/app/status/_route";
import { pageImage } from "@/lib/social-image/page-image";

export const dynamic = "force-dynamic";

/** The picture that links to the page are shown with. */
export const GET = pageRoute(async ({ status, baseUrl }, request) =>
  answerWith(request, { body: await pageImage(status, baseUrl), type: "image/png", changedAt: status.changedAt }),
);
