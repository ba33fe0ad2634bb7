import { muteChannel } from "@/lib/channel/mute-channel";

type Context = { params: Promise<{ token: string }> };

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

/** Where to, in this installation, whatever name it was asked by. */
const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });

const pageOf = (token: string): string => `/mute/${encodeURIComponent(token)}`;

/** A person who opened the link: a page with one button. Programs that look into mails open links too, so nothing ends here. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(pageOf((await params).token));
}

/**
 * Ends the mails to an address, at once and without signing in (RFC 8058 §3.2): for mail programs, which are answered
 * without a redirect, and for the page's button, which leads back to the page.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const done = await muteChannel(token);
  if (new URL(request.url).searchParams.has("page")) return seeOther(pageOf(token));
  return done
    ? plain(200, "No more notices are sent to this address.")
    : plain(404, "This link is not valid any more.");
}
