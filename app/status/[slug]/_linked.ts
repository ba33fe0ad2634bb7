import type { Metadata } from "next";
import type { PublicStatus } from "@/lib/status-page/page";
import { pageSentence } from "@/lib/status-page/words";

/** What the head of a page says to those who link to it, and where it is to be had in other forms. */
export function linked(status: PublicStatus, baseUrl: string): Metadata {
  const title = `${status.name} status`;
  const description = `${pageSentence(status)}. ${status.description}`.trim();
  const image = { url: `${baseUrl}/og.png`, width: 1200, height: 630, alt: `${title}: ${pageSentence(status)}` };
  return {
    title: { absolute: title },
    description,
    alternates: {
      canonical: baseUrl,
      types: {
        "application/atom+xml": [{ url: `${baseUrl}/feed.atom`, title }],
        "application/rss+xml": [{ url: `${baseUrl}/feed.rss`, title }],
        "text/calendar": [{ url: `${baseUrl}/maintenance.ics`, title: `${status.name} maintenance` }],
      },
    },
    openGraph: { type: "website", url: baseUrl, title, description, siteName: status.name, images: [image] },
    twitter: { card: "summary_large_image", title, description, images: [image] },
  };
}
