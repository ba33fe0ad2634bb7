import { channelType, type SendResult } from "@/lib/channel/channel";
import { line, serverUrl, token } from "@/lib/channel/field";
import { acknowledgeLine, plainText, storyOf, type Tone } from "@/lib/channel/story";
import { clip, disarm } from "@/lib/channel/text";
import { tell, type VendorAnswer } from "@/lib/channel/vendor";

const types: Record<Tone, string> = { down: "failure", degraded: "warning", up: "success", note: "info" };

/** 204 is no success here: nothing is stored under the key (https://github.com/caronc/apprise-api#api-details). */
function read(answer: VendorAnswer): SendResult | null {
  if (answer.status !== 204) return null;
  return {
    outcome: "refused",
    answer: "204: nothing is stored under this key, or nothing has this tag.",
    disable: false,
  };
}

export const apprise = channelType({
  kind: "apprise",
  label: "Apprise",
  sign: "Ap",
  summary: "Anything that Apprise can reach, more than a hundred services, through an API server of yours.",
  fields: {
    server: {
      schema: serverUrl("Give the API server's address."),
      label: "API server",
      control: "url",
      placeholder: "https://apprise.example.com",
      target: true,
    },
    key: {
      schema: token("Give the key.", 128, [/^[\w-]+$/, "A key has letters, digits, - and _."]).optional(),
      label: "Configuration key",
      hint: "Under which the server stores where to send.",
    },
    urls: {
      schema: line("Give the Apprise URL.", 2000).optional(),
      label: "Apprise URL",
      placeholder: "mailtos://user:password@example.com",
      hint: "Instead of a key. Several are parted by commas.",
      secret: true,
    },
    tag: {
      rare: true,
      schema: token("Give the tag.", 128).optional(),
      label: "Tag",
      hint: "Only what has this tag of what is stored under the key.",
    },
  },
  guide: {
    steps: [
      "Run the container caronc/apprise where only Hopcheck reaches it.",
      "Either store a configuration there and give its key, or give the Apprise URL itself.",
      "The wiki of Apprise has the URL of every service.",
    ],
    link: { label: "Apprise API", url: "https://github.com/caronc/apprise-api" },
  },
  nameOf: ({ server, key }) => (key === undefined ? `Apprise at ${new URL(server).host}` : `Apprise: ${key}`),
  goesTo: ({ server, key }) =>
    key === undefined ? (server ?? "") : `${key} at ${server === undefined ? "" : new URL(server).host}`,
  problems: ({ key, urls }) => {
    if (key === undefined && urls === undefined) return [{ field: "key", message: "Give a key or an Apprise URL." }];
    return key !== undefined && urls !== undefined
      ? [{ field: "urls", message: "Give a key or an Apprise URL, not both." }]
      : [];
  },
  send: ({ server, key, urls, tag }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      // Where it ends up may read Markdown, or call whoever is named.
      title: disarm(clip(story.title, 250)),
      body: `${disarm(plainText(story, 1500))}\n${story.link}${acknowledgeLine(story)}`,
      type: types[story.tone],
      format: "text",
      ...(urls === undefined ? {} : { urls }),
      ...(tag === undefined ? {} : { tag }),
    };
    const path = key === undefined ? "/notify" : `/notify/${encodeURIComponent(key)}`;
    return tell({ url: `${server}${path}`, json }, { read });
  },
});
