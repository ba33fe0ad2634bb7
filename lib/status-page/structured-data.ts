import type { PublicStatus } from "@/lib/status-page/page";
import { componentWords, pageSentence } from "@/lib/status-page/words";

/**
 * What a page says, for search engines, in the words of schema.org as JSON-LD. It may stand within a script element:
 * nothing in it can end that.
 */
export function structuredData(status: PublicStatus, baseUrl: string): string {
  const id = `${baseUrl}#page`;
  const data = {
    "@context": "https://schema.org",
    "@type": "WebPage",
    "@id": id,
    url: baseUrl,
    name: `${status.name} status`,
    description: `${pageSentence(status)}. ${status.description}`.trim(),
    dateModified: status.changedAt,
    isAccessibleForFree: true,
    primaryImageOfPage: { "@type": "ImageObject", url: `${baseUrl}/og.png`, width: 1200, height: 630 },
    about: { "@type": "Organization", name: status.name },
    mainEntity: {
      "@type": "ItemList",
      itemListElement: status.components.map(({ name, state }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        item: { "@type": "Service", name, description: componentWords[state] },
      })),
    },
  };
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
