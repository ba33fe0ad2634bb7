import { channelType, type SendResult } from "@/lib/channel/channel";
import { webUrl } from "@/lib/channel/field";
import { linksOf, type Story, storyOf, type Tone } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** Colours of Adaptive Cards by what they mean. */
const colours: Record<Tone, string> = { down: "Attention", degraded: "Warning", up: "Good", note: "Default" };

type Run = {
  text: string;
  weight?: "Bolder";
  color?: string;
  size?: string;
  fontType?: "Monospace";
  isSubtle?: boolean;
};

/**
 * Text in runs is taken as it is; that of a TextBlock would be Markdown
 * (https://adaptivecards.io/explorer/TextRun.html).
 */
const paragraph = (...runs: readonly Run[]) => ({
  type: "RichTextBlock",
  inlines: runs.map((run) => ({ type: "TextRun", ...run })),
});

/**
 * A card within the 28 KB that Teams takes (https://learn.microsoft.com/microsoftteams/limits-specifications-teams), of
 * the newest version that a workflow posts (https://github.com/microsoft/AdaptiveCards/issues/8965).
 */
function cardOf(story: Story) {
  const facts = story.facts.map(([name, value]) =>
    paragraph({ text: `${name}: `, isSubtle: true }, { text: clip(value, 1000) }),
  );
  const steps = story.steps
    .slice(0, 3)
    .map(({ text, command }, index) =>
      paragraph(
        { text: `${index + 1}. ${clip(text, 600)}` },
        ...(command === null ? [] : [{ text: ` ${clip(command, 400)}`, fontType: "Monospace" as const }]),
      ),
    );
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    fallbackText: clip(story.title, 500),
    msteams: { width: "Full" },
    body: [
      paragraph({ text: clip(story.title, 500), weight: "Bolder", size: "Medium", color: colours[story.tone] }),
      paragraph({ text: clip(story.text, 3000) }),
      ...facts,
      ...steps,
    ],
    actions: linksOf(story).map(({ label, url }) => ({ type: "Action.OpenUrl", title: label, url })),
  };
}

/** Connectors of the old kind hide an error, and its status, in an answer of 200. */
function read(answer: VendorAnswer): SendResult | null {
  if (answer.status !== 200 || !/HTTP error \d{3}|delivery failed/i.test(answer.body)) return null;
  return { outcome: "retry", answer: saidBy(answer), retryAfterMs: null };
}

export const teams = channelType({
  kind: "teams",
  label: "Microsoft Teams",
  sign: "Te",
  summary: "A card in a channel or chat of Teams, through a workflow.",
  fields: {
    url: {
      schema: webUrl("Give the workflow's URL.").refine(
        (value) => value.startsWith("https://"),
        "A workflow's URL begins with https://.",
      ),
      label: "Workflow URL",
      control: "url",
      placeholder: "https://prod-00.westeurope.logic.azure.com/workflows/...",
      secret: true,
      target: true,
    },
  },
  guide: {
    steps: [
      "In Teams, beside the channel choose “More options”, then “Workflows”.",
      "Take the template “Send webhook alerts to a channel”, sign in, and choose the team and channel.",
      "Copy the URL that is shown at the end. It holds the key, so it is not shown again here.",
    ],
    link: {
      label: "Incoming webhooks with Workflows, at Microsoft",
      url: "https://support.microsoft.com/en-us/office/create-incoming-webhooks-with-workflows-for-microsoft-teams-8ae491c7-0394-4861-ba59-055e33f75498",
    },
  },
  nameOf: () => "Microsoft Teams",
  goesTo: () => "a channel of Teams",
  send: ({ url }, notice, envelope) => {
    const content = cardOf(storyOf(notice, envelope));
    const card = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content };
    // A workflow that was deleted or switched off answers 404, one whose key is wrong 401.
    return tell({ url, json: { type: "message", attachments: [card] } }, { gone: [401, 404], read });
  },
});
