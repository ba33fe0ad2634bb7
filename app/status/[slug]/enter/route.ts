import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Entry, enterByLink, enterByPassword } from "@/lib/status-page/enter-page";
import { passCookie, passSeconds } from "@/lib/status-page/page-pass";

type Context = { params: Promise<{ slug: string }> };

const passwordLength = 128;
const longestForm = 4096;

/** Sends the reader to the page, with a pass when there is one. The address is made of nothing that was sent. */
function toPage({ headers: asked }: Request, slug: string, entry: Entry, problem?: string): Response {
  // The server in front names a host only where it is the page's own.
  const path = asked.has("x-hopcheck-host") ? "/" : `/status/${encodeURIComponent(slug)}`;
  const headers = new Headers({
    Location: problem === undefined ? path : `${path}?problem=${problem}`,
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
  });
  if (entry) {
    const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
    const cookie = `${passCookie(entry.door.pageId)}=${entry.pass}; Path=/; Max-Age=${passSeconds}; HttpOnly; SameSite=Lax`;
    headers.append("Set-Cookie", cookie + secure);
  }
  return new Response(null, { status: 303, headers });
}

/** Follows a signed link: gives its pass and leads to the page, so that the key does not stay in the address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const key = new URL(request.url).searchParams.get("key") ?? "";
  return toPage(request, slug, await enterByLink(slug, key, new Date()));
}

/** Tries a password from the page's own form. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const isShort = Number(request.headers.get("content-length") ?? Number.NaN) <= longestForm;
  const form = isShort ? await request.formData().catch(() => null) : null;
  const password = form?.get("password");
  if (typeof password !== "string" || password === "" || password.length > passwordLength) {
    return toPage(request, slug, null, "password");
  }
  try {
    const entry = await enterByPassword(slug, password, request.headers, new Date());
    return toPage(request, slug, entry, entry === null ? "password" : undefined);
  } catch (error) {
    if (error instanceof AppError && error.code === "limit") return toPage(request, slug, null, "limit");
    throw error;
  }
}
