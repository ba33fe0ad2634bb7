import { answerSmallPage } from "@/app/status/_small-page";
import { footer, head } from "@/app/status/_subscribe-parts";
import { pageAddress } from "@/lib/status-page/address";
import { type Markup, markup } from "@/lib/status-page/markup";
import type { Subscription } from "@/lib/subscriber/subscription";
import { readerWords } from "@/lib/subscriber/words";

/** The page of a subscription, as far as whoever holds its link may know it. */
export const headed = ({ page }: Subscription) => ({ baseUrl: pageAddress(page), status: { name: page.name } });

/** A page about one subscription. */
export const answerAbout = (subscription: Subscription, title: string, body: Markup): Response =>
  answerSmallPage({
    title: `${title} · ${subscription.page.name}`,
    body: markup`${head(headed(subscription))}<h1>${title}</h1>${body}${footer(headed(subscription))}`,
  });

/** For a link that leads nowhere any more: the same whatever was wrong with it. */
export const answerDead = (slug: string): Response =>
  answerSmallPage({
    status: 404,
    title: readerWords.deadTitle,
    body: markup`<h1>${readerWords.deadTitle}</h1><p>${readerWords.deadLead}</p><footer><p><a href="${pageAddress({ slug })}">${readerWords.backToPage}</a></p></footer>`,
  });

/** A slug as it may stand in a link. */
export const isSlug = (slug: string): boolean => /^[a-z0-9-]{1,63}$/.test(slug);
