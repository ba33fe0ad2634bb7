import { isInNetworks } from "@/lib/status-page/access";
import type { Door } from "@/lib/status-page/find-door";
import { isPass, linkOfKey } from "@/lib/status-page/page-pass";

/** Who asks, as far as a page may want to know. */
export type Visitor = {
  /** An address or a /64, as `clientAddress` tells it. */
  client: string | null;
  pass: string | null;
  /** Of a signed link. */
  key: string | null;
  /** The organizations of whoever is signed in; asked only where members alone may read. */
  organizationId: () => Promise<string | null>;
};

/** Whether somebody may read a page. Whatever is not known to open it does not. */
export async function mayRead(door: Door, visitor: Visitor, now: Date): Promise<boolean> {
  const { pageId, passwordHash, links } = door;
  switch (door.rule) {
    case "public":
      return true;
    case "password":
      return passwordHash !== null && visitor.pass !== null && isPass(visitor.pass, pageId, passwordHash, now);
    case "link": {
      const { key, pass } = visitor;
      if (key !== null && linkOfKey(pageId, links, key, now)) return true;
      const open = links.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
      return pass !== null && open.some(({ id }) => isPass(pass, pageId, id, now));
    }
    case "network":
      return isInNetworks(visitor.client, door.networks);
    case "members":
      return (await visitor.organizationId()) === door.organizationId;
    default:
      return false;
  }
}
