import { env } from "@/lib/env";
import { type DocumentName, documentNames, publicDocument } from "@/lib/status-page/document";
import { publicStatus } from "@/lib/status-page/public-status";

// Made once for all readers and again at most once a second, like the page.
export const dynamic = "force-static";
export const revalidate = 1;

/** No document is made at build time: pages live in the database. */
export const generateStaticParams = (): { slug: string; document: string }[] => [];

type Context = { params: Promise<{ slug: string; document: string }> };

const headers = {
  "Access-Control-Allow-Origin": "*",
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};
const missing = () => new Response('{"error":"not found"}', { status: 404, headers });

const isDocument = (name: string): name is DocumentName => (documentNames as readonly string[]).includes(name);

/** The state of a page for machines: anybody may read it, from any site. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, document } = await params;
  const status = isDocument(document) ? await publicStatus(slug) : null;
  if (!status || !isDocument(document)) return missing();
  const body = publicDocument(document, status, `${env().APP_URL}/status/${slug}`);
  return new Response(JSON.stringify(body), { headers });
}
