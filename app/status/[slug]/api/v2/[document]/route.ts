import { readableRoute } from "@/app/status/_readable";
import { answerDocument } from "@/app/status/[slug]/api/v2/_document";

/** The state of a page for machines: whoever may read the page may read it, from any site. */
export const GET = readableRoute<{ slug: string; document: string }>((page, { document }) =>
  answerDocument(page, document),
);
