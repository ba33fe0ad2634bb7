import { systemDb } from "@/lib/db";
import type { AccessRule } from "@/lib/status-page/access";
import { type Looks, type PageImage, plainLooks } from "@/lib/status-page/looks";
import type { SignedLink } from "@/lib/status-page/page-pass";
import { recentValues } from "@/lib/status-page/recent-values";

/** A page as far as it matters before it is known who asks. */
export type Door = {
  pageId: string;
  organizationId: string;
  slug: string;
  name: string;
  rule: AccessRule;
  passwordHash: string | null;
  networks: readonly string[];
  links: readonly SignedLink[];
  /** Its own host, once it is verified. */
  domain: string | null;
  looks: Looks & { images: readonly PageImage[] };
};

/** As young as the page itself must be: a change is told, and then read anew. */
const doors = recentValues<Door | null>({ ttlMs: 200, most: 2000 });

async function readDoor(slug: string): Promise<Door | null> {
  const page = await systemDb().statusPage.findUnique({
    where: { slug },
    select: {
      id: true,
      organizationId: true,
      slug: true,
      name: true,
      access: { select: { rule: true, passwordHash: true, networks: true } },
      links: { select: { id: true, expiresAt: true } },
      domain: { select: { domain: true, verifiedAt: true } },
      looks: { select: { theme: true, accent: true, language: true, footer: true, links: true } },
      images: { select: { role: true, digest: true, width: true, height: true } },
    },
  });
  if (!page) return null;
  return {
    pageId: page.id,
    organizationId: page.organizationId,
    slug: page.slug,
    name: page.name,
    rule: (page.access?.rule ?? "public") as AccessRule,
    passwordHash: page.access?.passwordHash ?? null,
    networks: page.access?.networks ?? [],
    links: page.links,
    domain: page.domain?.verifiedAt ? page.domain.domain : null,
    looks: { ...((page.looks ?? plainLooks) as Looks), images: page.images as PageImage[] },
  };
}

/** The door of a page by its slug; while the database is away the last known one. Null when there is none. */
export async function findDoor(slug: string): Promise<Door | null> {
  if (!/^[a-z0-9-]{1,63}$/.test(slug)) return null;
  return doors(slug, () => readDoor(slug));
}
