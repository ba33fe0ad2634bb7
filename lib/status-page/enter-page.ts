import { verifyPassword } from "better-auth/crypto";
import { limitPage } from "@/lib/account/limit-account";
import { type Door, findDoor } from "@/lib/status-page/find-door";
import { linkOfKey, makePass } from "@/lib/status-page/page-pass";

/** A pass for the page a door is of; null when what was given does not open it. */
export type Entry = { door: Door; pass: string } | null;

/**
 * Tries a password. Tries are limited by client and page, right or wrong.
 * @param headers of the request: the server itself notes there who connected
 * @throws AppError `limit`
 */
export async function enterByPassword(slug: string, password: string, headers: Headers, now: Date): Promise<Entry> {
  const door = await findDoor(slug);
  if (door?.rule !== "password" || door.passwordHash === null) return null;
  await limitPage(door.pageId, headers);
  const isRight = await verifyPassword({ hash: door.passwordHash, password: password.normalize("NFKC") });
  return isRight ? { door, pass: makePass(door.pageId, door.passwordHash, now) } : null;
}

/** Follows a signed link. */
export async function enterByLink(slug: string, key: string, now: Date): Promise<Entry> {
  const door = await findDoor(slug);
  if (door?.rule !== "link") return null;
  const link = linkOfKey(door.pageId, door.links, key, now);
  return link && { door, pass: makePass(door.pageId, link.id, now) };
}
