import { clientAddress } from "@/lib/account/client-address";
import { auth } from "@/lib/account/make-auth";
import { env } from "@/lib/env";
import { membershipOf } from "@/lib/organization/membership-of";
import { pageAddress } from "@/lib/status-page/address";
import { type Door, findDoor } from "@/lib/status-page/find-door";
import { keepTag } from "@/lib/status-page/follow-pages";
import { isLanguage, type Language } from "@/lib/status-page/language";
import { mayRead } from "@/lib/status-page/may-read";
import { passCookie } from "@/lib/status-page/page-pass";

/** A page that may be read, and how. */
export type ReadablePage = {
  id: string;
  organizationId: string;
  slug: string;
  name: string;
  looks: Door["looks"];
  language: Language;
  /** Where the page is for this reader, whole, without a slash at its end: links of feeds and documents begin so. */
  baseUrl: string;
  /** The same without the host, for links on the page: empty at a host of its own. */
  basePath: string;
  /** Where anybody may read: by what the drawn answer is kept for all. Null where it is for this reader alone. */
  keep: string | null;
};

/** Why a page may not be read: it asks for its password, or it says nothing at all, like one that is not there. */
export type ClosedPage = { asks: "password" | null };
export type Readable = { may: true; page: ReadablePage } | ({ may: false } & ClosedPage);

/** What is asked of a request; a page component has only its headers. */
type Asked = { headers: Headers; url?: string };

const cookieIn = (headers: Headers, name: string): string | null => {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
};

const keyIn = (url: string | undefined): string | null =>
  url === undefined ? null : new URL(url, "http://localhost").searchParams.get("key");

async function memberOf(headers: Headers): Promise<string | null> {
  const session = await auth().api.getSession({ headers });
  return session ? ((await membershipOf(session.user.id))?.organizationId ?? null) : null;
}

/**
 * Whether whoever asks may read a page. Everything public goes through this: pages, documents, feeds, badges, images.
 * A page that is not there and one that may not be read are the same, but for one that asks for its password.
 */
export async function readablePage(request: Asked, slug: string): Promise<Readable> {
  const door = await findDoor(slug);
  if (!door) return { may: false, asks: null };
  const { headers } = request;
  const visitor = {
    client: clientAddress(headers.get("x-hopcheck-client"), env().TRUSTED_PROXIES),
    pass: cookieIn(headers, passCookie(door.pageId)),
    key: keyIn(request.url),
    organizationId: () => memberOf(headers),
  };
  if (!(await mayRead(door, visitor, new Date()))) {
    return { may: false, asks: door.rule === "password" ? "password" : null };
  }
  const language = headers.get("x-hopcheck-language");
  // The server in front names a host only where it is the page's own.
  const isOwnHost = door.domain !== null && headers.get("x-hopcheck-host") === door.domain;
  return {
    may: true,
    page: {
      id: door.pageId,
      organizationId: door.organizationId,
      looks: door.looks,
      name: door.name,
      slug: door.slug,
      language: isLanguage(language) ? language : door.looks.language,
      baseUrl: isOwnHost ? `https://${door.domain}` : pageAddress(door),
      basePath: isOwnHost ? "" : `/status/${door.slug}`,
      keep: door.rule === "public" ? keepTag(door.organizationId) : null,
    },
  };
}

const closedHeaders = {
  "Cache-Control": "private, no-store",
  "Content-Type": "text/plain; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
};

/** What machines are told of a page that may not be read: nothing of it. */
const closedAnswer = ({ asks }: ClosedPage): Response =>
  asks === "password"
    ? new Response("This asks for a password.\n", { status: 401, headers: closedHeaders })
    : new Response("There is nothing at this address.\n", { status: 404, headers: closedHeaders });

type Context<Params> = { params: Promise<Params> };
type Draw<Params> = (page: ReadablePage, params: Params, request: Request) => Promise<Response | null>;

/**
 * A public route of a page: what `draw` answers reaches only those who may read the page.
 * @param draw null when there is nothing at the address
 */
export const readableRoute =
  <Params extends { slug: string }>(draw: Draw<Params>) =>
  async (request: Request, { params }: Context<Params>): Promise<Response> => {
    const given = await params;
    const readable = await readablePage(request, given.slug);
    if (!readable.may) return closedAnswer(readable);
    const answer = await draw(readable.page, given, request);
    if (answer === null) return closedAnswer({ asks: null });
    const { keep } = readable.page;
    // What answers a form is for the one who sent it.
    if (keep !== null && request.method === "GET") {
      answer.headers.set("X-Hopcheck-Keep", keep);
      return answer;
    }
    answer.headers.set("Cache-Control", "private, no-store");
    // Another site must not read through a browser what that browser alone may read.
    answer.headers.delete("Access-Control-Allow-Origin");
    return answer;
  };
