import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { causeSlugs, errorPages } from "@/lib/runbook/pages";

// The address of this installation is known only while it runs.
export const dynamic = "force-dynamic";

/** The pages that are for everybody. */
export default function sitemap(): MetadataRoute.Sitemap {
  const paths = [
    "/",
    "/errors",
    ...[...errorPages.map(({ slug }) => slug), ...causeSlugs].map((slug) => `/errors/${slug}`),
  ];
  return paths.map((path) => ({ url: `${env().APP_URL}${path}` }));
}
