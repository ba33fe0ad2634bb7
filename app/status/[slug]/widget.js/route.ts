import { answerWith } from "@/app/status/_answer";
import { pageRoute } from "@/app/status/_route";
import { widgetScript } from "@/lib/badge/widget";

export const dynamic = "force-dynamic";

/** Changes with the program alone. */
const changedAt = new Date().toISOString();

/** The script that shows the state of a page on any site: `<script src=".../widget.js" async></script>`. */
export const GET = pageRoute((_page, request) =>
  answerWith(request, { body: widgetScript, type: "text/javascript; charset=utf-8", changedAt }),
);
