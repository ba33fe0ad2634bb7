import { answerMissing } from "@/app/status/_answer";
import { answerSmallPage } from "@/app/status/_small-page";
import { answerAbout, answerDead, isSlug } from "@/app/status/_subscription-route";
import { pageAddress } from "@/lib/status-page/address";
import { markup } from "@/lib/status-page/markup";
import { endSubscription } from "@/lib/subscriber/end-subscription";
import { readSubscription } from "@/lib/subscriber/read-subscription";
import { readerWords } from "@/lib/subscriber/words";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

const tokenOf = (request: Request): string | null => new URL(request.url).searchParams.get("token");

/**
 * A page with the one button. Programs that look into mails open links: opening this one changes nothing. Who may
 * leave is told by the link alone, also where the page itself asks for more.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!isSlug(slug)) return answerMissing();
  const subscription = await readSubscription(slug, "leave", tokenOf(request));
  if (subscription === null) return answerDead(slug);
  const { page, shown } = subscription;
  return answerAbout(
    subscription,
    readerWords.leaveTitle,
    markup`<p>${readerWords.leaveLead(page.name)}</p><p class="muted">${shown}</p>
      <form method="post"><button>${readerWords.leaveButton}</button></form>`,
  );
}

/** Ends it, by the button or by a mail program's one press (RFC 8058 §3.2): no login, no redirect, no question. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!isSlug(slug)) return answerMissing();
  await endSubscription("leave", tokenOf(request));
  const body = markup`<h1>${readerWords.leftTitle}</h1><p>${readerWords.leftLead}</p><footer><p><a href="${pageAddress({ slug })}">${readerWords.backToPage}</a></p></footer>`;
  return answerSmallPage({ title: readerWords.leftTitle, body });
}
