import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

// The address of this installation is known only while it runs.
export const dynamic = "force-dynamic";

/** What needs an account is nothing for a search engine. */
export default function robots(): MetadataRoute.Robots {
  const closed = ["/api/", "/overview", "/monitors", "/incidents", "/channels", "/settings", "/status-pages"];
  return { rules: { userAgent: "*", allow: "/", disallow: closed }, sitemap: `${env().APP_URL}/sitemap.xml` };
}
