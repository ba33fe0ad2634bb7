import type { Notice, NoticeKind } from "@/lib/alert/notice";
import type { SendResult } from "@/lib/channel/channel";
import type { Story } from "@/lib/channel/story";

/** What is done with an alert of a paging service: one alert an incident, known by its key. */
export type PagingStep = {
  act: "open" | "again" | "acknowledge" | "close";
  key: string;
  title: string;
  /** What of the notice's own can be told with it; null for one of many in a digest. */
  whole: boolean;
};

const actOf = (kind: NoticeKind): PagingStep["act"] => {
  if (kind === "acknowledged") return "acknowledge";
  if (kind === "resolved") return "close";
  return kind === "updated" || kind === "reminder" ? "again" : "open";
};

/**
 * The steps that a notice means, in order. A test opens an alert and closes it at once. A digest is taken apart: each
 * of its incidents has an alert of its own there, that must open and close; what it only counts is one alert more.
 */
export function pagingSteps(notice: Notice, story: Story): readonly PagingStep[] {
  const { kind, digest } = notice;
  const own = (act: PagingStep["act"]): PagingStep => ({ act, key: story.thread, title: story.title, whole: true });
  if (digest !== undefined) {
    const steps = digest.items.map(
      (item): PagingStep => ({
        act: actOf(item.kind),
        key: item.incidentId,
        title: item.headline,
        whole: false,
      }),
    );
    return digest.count > digest.items.length ? [...steps, own("open")] : steps;
  }
  return kind === "test" ? [own("open"), own("close")] : [own(actOf(kind))];
}

/** The lease of an alert is longer than this and one more request. */
const mostMs = 35_000;

/** Takes the steps one after the other until one fails. All of them are taken again on a retry: their keys make that harmless. */
export async function takeSteps(
  steps: readonly PagingStep[],
  take: (step: PagingStep) => Promise<SendResult>,
): Promise<SendResult> {
  const began = performance.now();
  let result: SendResult = { outcome: "delivered", answer: "There was nothing to tell." };
  for (const step of steps) {
    if (performance.now() - began > mostMs)
      return { outcome: "retry", answer: "It took too long to tell of all of them.", retryAfterMs: null };
    result = await take(step);
    if (result.outcome !== "delivered") break;
  }
  return result;
}
