import { channelType } from "@/lib/channel/channel";
import { serverUrl, token } from "@/lib/channel/field";
import { linksOf, plainText, storyOf, type Tone } from "@/lib/channel/story";
import { clip, clipBytes } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

const hosted = "https://ntfy.sh";

/** A longer message would become a file (https://docs.ntfy.sh/publish/#limitations). */
const mostBytes = 4096;

/** 5 is urgent, 3 the usual (https://docs.ntfy.sh/publish/#message-priority); tags are drawn as emoji. */
const looks: Record<Tone, { priority: number; tag: string }> = {
  down: { priority: 5, tag: "rotating_light" },
  degraded: { priority: 4, tag: "warning" },
  up: { priority: 3, tag: "white_check_mark" },
  note: { priority: 3, tag: "information_source" },
};

export const ntfy = channelType({
  kind: "ntfy",
  label: "ntfy",
  sign: "nt",
  summary: "A push message to phones and browsers that follow a topic, on ntfy.sh or your own server.",
  fields: {
    topic: {
      schema: token("Give the topic.", 64, [/^[-_A-Za-z0-9]+$/, "A topic has letters, digits, - and _."]),
      label: "Topic",
      placeholder: "hopcheck-4f9a2c",
      hint: "On ntfy.sh whoever knows the name can read it: choose one that nobody guesses.",
    },
    server: {
      schema: serverUrl().optional(),
      label: "Server",
      control: "url",
      placeholder: hosted,
      hint: `Your own server. Left empty, it is ${hosted}.`,
      target: true,
    },
    token: {
      schema: token("Give the access token.").optional(),
      label: "Access token",
      placeholder: "tk_...",
      hint: "For a topic that is protected.",
      secret: true,
    },
  },
  guide: {
    steps: [
      "Install the ntfy app, or open the server in a browser.",
      "Choose “Subscribe to topic” and give a name that nobody guesses. Give the same one here.",
      "For a protected topic make an access token under “Account”.",
    ],
    link: { label: "Publishing, in ntfy's documentation", url: "https://docs.ntfy.sh/publish/" },
  },
  nameOf: ({ topic }) => `ntfy: ${topic}`,
  goesTo: ({ topic, server }) => `${topic} at ${new URL(server ?? hosted).host}`,
  send: ({ server = hosted, topic, token: access }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const { priority, tag } = looks[story.tone];
    const json = {
      topic,
      title: clip(story.title, 250),
      message: clipBytes(plainText(story, 3000), mostBytes - 96),
      priority,
      tags: [tag],
      click: story.link,
      actions: linksOf(story).map(({ label, url }) => ({ action: "view", label, url })),
    };
    const headers = access === undefined ? [] : [["Authorization", `Bearer ${access}`] as const];
    return tell({ url: `${server}/`, headers, json });
  },
});
