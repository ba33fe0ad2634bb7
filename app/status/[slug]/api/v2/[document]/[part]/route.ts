import { readableRoute } from "@/app/status/_readable";
import { answerDocument } from "@/app/status/[slug]/api/v2/_document";

/** A part of a document, such as `incidents/unresolved.json`. */
export const GET = readableRoute<{ slug: string; document: string; part: string }>((page, { document, part }) =>
  answerDocument(page, `${document}/${part}`),
);
