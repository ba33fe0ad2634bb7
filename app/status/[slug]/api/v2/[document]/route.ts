import { readableRoute } from "@/app/status/_readable";
import { type DocumentName, documentNames, publicDocument } from "@/lib/status-page/document";
import { publicStatus } from "@/lib/status-page/public-status";

const headers = {
  "Access-Control-Allow-Origin": "*",
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

const isDocument = (name: string): name is DocumentName => (documentNames as readonly string[]).includes(name);

/** The state of a page for machines: whoever may read the page may read it, from any site. */
export const GET = readableRoute<{ slug: string; document: string }>(async (page, { document }) => {
  const status = isDocument(document) ? await publicStatus(page.slug) : null;
  if (!status || !isDocument(document)) return null;
  return new Response(JSON.stringify(publicDocument(document, status, page.baseUrl)), { headers });
});
