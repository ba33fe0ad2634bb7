import { channelType } from "@/lib/channel/channel";
import { webUrl } from "@/lib/channel/field";
import { linksOf, type Story, storyOf } from "@/lib/channel/story";
import { calm, clip, escapeMarkup } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

/** Text of widgets is a small HTML (https://developers.google.com/workspace/chat/format-messages#card-formatting). */
const safe = (text: string, most: number): string => escapeMarkup(calm(clip(text, most)));

const button = (text: string, url: string) => ({ text, onClick: { openLink: { url } } });

/** A card, well within the 32 000 bytes of a message. */
function cardOf(story: Story) {
  const facts = story.facts.map(([topLabel, value]) => ({
    decoratedText: { topLabel, text: safe(value, 800), wrapText: true },
  }));
  const steps = story.steps.slice(0, 3).map(({ text, command }, index) => ({
    decoratedText: {
      topLabel: `Check ${index + 1}`,
      text: safe(command === null ? text : `${clip(text, 500)}\n${command}`, 800),
      wrapText: true,
    },
  }));
  const buttons = linksOf(story).map(({ label, url }) => button(label, url));
  return {
    header: { title: clip(story.title, 200), subtitle: "Hopcheck" },
    sections: [
      {
        widgets: [{ textParagraph: { text: safe(story.text, 2000) } }, ...facts, ...steps, { buttonList: { buttons } }],
      },
    ],
  };
}

/** What belongs to one incident goes to one thread, or begins one where there are none. */
function addressOf(url: string): string {
  const address = new URL(url);
  address.searchParams.set("messageReplyOption", "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
  return address.toString();
}

export const googleChat = channelType({
  kind: "google-chat",
  label: "Google Chat",
  sign: "GC",
  summary: "A card in a space of Google Chat, one thread an incident.",
  fields: {
    url: {
      schema: webUrl("Give the webhook's URL.", ["chat.googleapis.com"]),
      label: "Webhook URL",
      control: "url",
      placeholder: "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=...&token=...",
      secret: true,
      target: true,
    },
  },
  guide: {
    steps: [
      "Open the space, then its menu, “Apps & integrations”, “Webhooks”.",
      "Give the webhook a name, save, and copy its link with key and token.",
    ],
    link: {
      label: "Incoming webhooks, in Google's documentation",
      url: "https://developers.google.com/workspace/chat/quickstart/webhooks",
    },
  },
  nameOf: () => "Google Chat",
  goesTo: () => "a space of Google Chat",
  send: ({ url }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      // Shown where no card can be, such as on a locked phone.
      fallbackText: calm(clip(story.title, 500)),
      cardsV2: [{ cardId: envelope.id, card: cardOf(story) }],
      thread: { threadKey: story.thread },
    };
    return tell({ url: addressOf(url), json }, { gone: [401, 403, 404] });
  },
});
