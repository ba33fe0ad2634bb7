import { systemDb } from "@/lib/db";
import type { AccessRule } from "@/lib/status-page/access";
import type { SignedLink } from "@/lib/status-page/page-pass";
import { recentValues } from "@/lib/status-page/recent-values";

/** A page as far as it matters before it is known who asks. */
export type Door = {
  pageId: string;
  organizationId: string;
  slug: string;
  rule: AccessRule;
  passwordHash: string | null;
  networks: readonly string[];
  links: readonly SignedLink[];
  /** Its own host, once it is verified. */
  domain: string | null;
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
      access: { select: { rule: true, passwordHash: true, networks: true } },
      links: { select: { id: true, expiresAt: true } },
      domain: { select: { domain: true, verifiedAt: true } },
    },
  });
  if (!page) return null;
  return {
    pageId: page.id,
    organizationId: page.organizationId,
    slug: page.slug,
    rule: (page.access?.rule ?? "public") as AccessRule,
    passwordHash: page.access?.passwordHash ?? null,
    networks: page.access?.networks ?? [],
    links: page.links,
    domain: page.domain?.verifiedAt ? page.domain.domain : null,
  };
}

/** The door of a page by its slug; while the database is away the last known one. Null when there is none. */
export async function findDoor(slug: string): Promise<Door | null> {
  if (!/^[a-z0-9-]{1,63}$/.test(slug)) return null;
  return doors(slug, () => readDoor(slug));
}
