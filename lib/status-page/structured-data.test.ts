import { expect, it } from "vitest";
import { structuredData } from "@/lib/status-page/structured-data";
import { samplePublicStatus } from "@/lib/testing/public-status";

it("is JSON that says what the page says, and ends no script", () => {
  const name = `</script><script>alert(1)</script><!-- & "x" \u2028`;
  const text = structuredData(samplePublicStatus({ name }), "https://status.example.com");
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text)).toMatchObject({
    "@context": "https://schema.org",
    "@type": "WebPage",
    url: "https://status.example.com",
    about: { name },
    mainEntity: { itemListElement: [{ position: 1, item: { name: "Checkout", description: "Not available" } }] },
  });
});
