import { answerMissing } from "@/app/status/_answer";
import { chosenComponents, readForm } from "@/app/status/_form";
import { choiceOf } from "@/app/status/_subscribe-parts";
import { answerAbout, answerDead, isSlug } from "@/app/status/_subscription-route";
import { AppError } from "@/lib/errors";
import { markup } from "@/lib/status-page/markup";
import { changeSubscription } from "@/lib/subscriber/change-subscription";
import { confirmSubscriber } from "@/lib/subscriber/confirm-subscriber";
import { readSubscription } from "@/lib/subscriber/read-subscription";
import { kindWords } from "@/lib/subscriber/subscriber";
import type { Subscription } from "@/lib/subscriber/subscription";
import { signToken } from "@/lib/subscriber/token";
import { readerWords } from "@/lib/subscriber/words";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };
type Note = { text: string; bad?: boolean } | null;

const noteOf = (note: Note) =>
  note === null ? null : markup`<p role="${note.bad ? "alert" : "status"}">${note.text}</p>`;

/** What is chosen, and the way out. */
function answerManage(subscription: Subscription, note: Note): Response {
  const { page, kind, shown, componentIds, id } = subscription;
  const choice = choiceOf(page.components, componentIds);
  return answerAbout(
    subscription,
    readerWords.manageTitle,
    markup`<p class="muted">${kindWords[kind]}: ${shown}</p>${noteOf(note)}
      ${choice && markup`<form method="post" action="subscription?token=${signToken("manage", id)}">${choice}<button>${readerWords.manageSave}</button></form>`}
      <form method="post" action="unsubscribe?token=${signToken("leave", id)}"><button class="quiet">${readerWords.leaveButton}</button></form>`,
  );
}

/** Asks for the yes: opening the link is none, since programs that look into mails do that. */
function answerAsk(subscription: Subscription): Response {
  const { page, shown } = subscription;
  return answerAbout(
    subscription,
    readerWords.confirmTitle,
    markup`<p>${readerWords.confirmLead(page.name)}</p><p class="muted">${shown}</p>
      <form method="post"><button>${readerWords.confirmButton}</button></form>`,
  );
}

/** What a link to confirm or to manage shows. Who may see it is told by the link alone. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!isSlug(slug)) return answerMissing();
  const query = new URL(request.url).searchParams;
  const confirm = query.get("confirm");
  if (confirm !== null) {
    const asked = await readSubscription(slug, "confirm", confirm);
    return asked === null ? answerDead(slug) : answerAsk(asked);
  }
  const managed = await readSubscription(slug, "manage", query.get("token"));
  return managed === null ? answerDead(slug) : answerManage(managed, null);
}

/** Says yes, or changes what it is about. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!isSlug(slug)) return answerMissing();
  const query = new URL(request.url).searchParams;
  const confirm = query.get("confirm");
  if (confirm !== null) {
    const asked = await readSubscription(slug, "confirm", confirm);
    if (asked === null || (await confirmSubscriber(confirm)) === null) return answerDead(slug);
    return answerManage(asked, { text: `${readerWords.confirmedTitle}. ${readerWords.confirmedLead}` });
  }
  const managed = await readSubscription(slug, "manage", query.get("token"));
  if (managed === null) return answerDead(slug);
  try {
    const componentIds = chosenComponents(await readForm(request));
    await changeSubscription(managed, componentIds);
    return answerManage({ ...managed, componentIds }, { text: readerWords.saved });
  } catch (error) {
    if (error instanceof AppError) return answerManage(managed, { text: error.message, bad: true });
    throw error;
  }
}
