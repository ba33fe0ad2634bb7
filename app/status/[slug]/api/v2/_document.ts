import type { ReadablePage } from "@/app/status/_readable";
import { type DocumentName, documentNames, publicDocument } from "@/lib/status-page/document";
import { publicStatus } from "@/lib/status-page/public-status";

const headers = {
  "Access-Control-Allow-Origin": "*",
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

const isDocument = (name: string): name is DocumentName => (documentNames as readonly string[]).includes(name);

/** One of the documents of a page for machines, from any site; null for a name that none has. */
export async function answerDocument(page: ReadablePage, name: string): Promise<Response | null> {
  const status = isDocument(name) ? await publicStatus(page.slug) : null;
  if (!status || !isDocument(name)) return null;
  return new Response(JSON.stringify(publicDocument(name, status, page.baseUrl)), { headers });
}
