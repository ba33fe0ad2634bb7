import { channelType } from "@/lib/channel/channel";
import { serverUrl, token } from "@/lib/channel/field";
import { acknowledgeLine, plainText, storyOf, type Tone } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

/** From 8 on the app makes itself heard, from 4 on with a sound (https://github.com/gotify/android#message-priorities). */
const priorities: Record<Tone, number> = { down: 8, degraded: 6, up: 4, note: 4 };

export const gotify = channelType({
  kind: "gotify",
  label: "Gotify",
  sign: "Go",
  summary: "A push message to your phone, through your own Gotify server.",
  fields: {
    server: {
      schema: serverUrl(),
      label: "Server",
      control: "url",
      placeholder: "https://gotify.example.com",
      target: true,
    },
    token: {
      schema: token("Give the application's token."),
      label: "Application token",
      placeholder: "AKIpDu...",
      secret: true,
    },
  },
  guide: {
    steps: [
      "In Gotify open “Apps” and choose “Create application”.",
      "Copy the application's token; a client's token cannot send.",
    ],
    link: { label: "Push messages, in Gotify's documentation", url: "https://gotify.net/docs/pushmsg" },
  },
  nameOf: ({ server }) => `Gotify at ${new URL(server).host}`,
  goesTo: ({ server }) => server ?? "",
  send: ({ server, token: key }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      title: clip(story.title, 300),
      message: `${plainText(story, 3000)}${acknowledgeLine(story)}`,
      priority: priorities[story.tone],
      extras: {
        // Plain text: a name is shown as it is.
        "client::display": { contentType: "text/plain" },
        "client::notification": { click: { url: story.link } },
      },
    };
    return tell({ url: `${server}/message`, headers: [["X-Gotify-Key", key]], json });
  },
});
