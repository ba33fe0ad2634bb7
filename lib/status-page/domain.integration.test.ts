import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { GET as ask } from "@/app/api/domains/ask/route";
import { closeDb, systemDb } from "@/lib/db";
import { checkDomains } from "@/lib/status-page/check-domains";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { pageAtHost } from "@/lib/status-page/page-at-host";
import { changeDomain, getDomain, verifyDomain } from "@/lib/status-page/page-domain";
import { type DnsAnswer, startDnsTarget } from "@/lib/testing/dns-target";
import { newOrganization } from "@/lib/testing/factories";

const dayMs = 86_400_000;

async function fixture(domain = `status-${randomUUID().slice(0, 8)}.acme.com`) {
  const { actor } = await newOrganization();
  const slug = `page-${randomUUID().slice(0, 8)}`;
  const { id } = await createStatusPage(actor, { slug, name: "Acme" });
  const token = (await changeDomain(actor, id, { domain }))?.token ?? "";
  return { actor, id, slug, domain, token };
}

async function answered<T>(answer: DnsAnswer, work: (servers: string[]) => Promise<T>): Promise<T> {
  const dns = await startDnsTarget(answer);
  try {
    return await work([dns.server]);
  } finally {
    dns.close();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 1100));
const pageAt = async (host: string) => {
  await settled();
  return pageAtHost(host);
};
const askStatus = async (domain: string) =>
  (await ask(new Request(`http://localhost/api/domains/ask?domain=${encodeURIComponent(domain)}`))).status;

afterAll(closeDb);

describe("a page's domain", () => {
  it("is the page's once its record says so, and not before", async () => {
    const { actor, id, slug, domain, token } = await fixture();
    expect(await pageAt(domain)).toBeNull();
    expect(await askStatus(domain)).toBe(404);
    for (const wrong of ["nodata", "nxdomain", { txt: "v=spf1 -all" }, { txt: `${token}x` }] as const) {
      await expect(answered(wrong, (dns) => verifyDomain(actor, id, new Date(), dns))).rejects.toMatchObject({
        code: "conflict",
      });
    }
    const verified = await answered({ txt: token }, (dns) => verifyDomain(actor, id, new Date(), dns));
    expect(verified?.verifiedAt).not.toBeNull();
    expect(await pageAt(domain)).toBe(slug);
    expect([await askStatus(domain), await askStatus(`x.${domain}`), await askStatus("")]).toEqual([200, 404, 404]);

    await changeDomain(actor, id, null);
    expect(await pageAt(domain)).toBeNull();
  });

  it("is one page's only: whoever shows it first has it", async () => {
    const first = await fixture();
    const second = await fixture(first.domain);
    expect(second.token).not.toBe(first.token);
    await answered({ txt: second.token }, (dns) => verifyDomain(second.actor, second.id, new Date(), dns));
    await expect(
      answered({ txt: first.token }, (dns) => verifyDomain(first.actor, first.id, new Date(), dns)),
    ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("another status page") });
    expect(await pageAt(first.domain)).toBe(second.slug);
  });

  it("is let go when its record has been gone for three days, and not when the resolver fails", async () => {
    const { actor, id, slug, domain, token } = await fixture();
    const start = new Date(Date.now() - 10 * dayMs);
    await answered({ txt: token }, (dns) => verifyDomain(actor, id, start, dns));
    const on = (day: number, answer: DnsAnswer) =>
      answered(answer, (dns) => checkDomains(new Date(start.getTime() + day * dayMs + 1000), dns));
    await on(2, "servfail");
    expect((await getDomain(actor, id))?.missingSince).toBeNull();
    await on(4, "nxdomain");
    expect((await getDomain(actor, id))?.missingSince).not.toBeNull();
    expect(await pageAt(domain)).toBe(slug);
    await on(6, { txt: token });
    expect((await getDomain(actor, id))?.missingSince).toBeNull();
    await systemDb().statusPageDomain.updateMany({
      where: { domain },
      data: { checkedAt: start, missingSince: start },
    });
    await on(8, "nxdomain");
    expect((await getDomain(actor, id))?.verifiedAt).toBeNull();
    expect(await pageAt(domain)).toBeNull();
  });

  it("is another organization's business to nobody", async () => {
    const { id } = await fixture();
    const { actor } = await newOrganization();
    await expect(getDomain(actor, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(verifyDomain(actor, id, new Date())).rejects.toMatchObject({ code: "not-found" });
  });
});
