import { readableRoute } from "@/app/status/_readable";
import { findImage } from "@/lib/status-page/page-looks";

/** The logo or the icon of a page. Its address changes with its bytes. */
export const GET = readableRoute<{ slug: string; digest: string }>(async (page, { digest }) => {
  const image = /^[0-9a-f]{16}$/.test(digest) ? await findImage(page.organizationId, page.id, digest) : null;
  if (image === null) return null;
  return new Response(image.bytes, {
    headers: {
      "Content-Type": image.type,
      "Cache-Control": "public, max-age=86400",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
