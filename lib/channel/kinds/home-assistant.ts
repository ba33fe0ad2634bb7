import { channelType } from "@/lib/channel/channel";
import { serverUrl, token } from "@/lib/channel/field";
import { linksOf, plainText, type Story, storyOf } from "@/lib/channel/story";
import { clip, disarm } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

/**
 * What the companion app makes of a notice: later ones of an incident take the place of earlier ones (`tag`), a tap
 * opens it, and what is urgent is heard at once (https://companion.home-assistant.io/docs/notifications/notifications-basic).
 */
function dataOf(story: Story) {
  const { thread, tone, link } = story;
  return {
    tag: thread,
    group: "hopcheck",
    url: link,
    clickAction: link,
    actions: linksOf(story).map(({ label, url }) => ({ action: "URI", title: label, uri: url })),
    ...(tone === "down" ? { ttl: 0, priority: "high", push: { "interruption-level": "time-sensitive" } } : {}),
  };
}

export const homeAssistant = channelType({
  kind: "home-assistant",
  label: "Home Assistant",
  sign: "HA",
  summary: "A notification through a notify action of your Home Assistant, such as its app on your phone.",
  fields: {
    server: {
      schema: serverUrl(),
      label: "Home Assistant",
      control: "url",
      placeholder: "https://home.example.com:8123",
      target: true,
    },
    token: {
      schema: token("Give the access token.", 1024),
      label: "Long-lived access token",
      placeholder: "eyJhbGciOi...",
      secret: true,
    },
    service: {
      schema: token("Give the notify action.", 120, [
        /^(notify\.)?[a-z0-9_]+$/,
        "An action looks like notify.mobile_app_my_phone.",
      ]).transform((value) => value.replace(/^notify\./, "")),
      label: "Notify action",
      placeholder: "notify.mobile_app_my_phone",
    },
  },
  guide: {
    steps: [
      "In Home Assistant open your profile, “Security”, “Long-lived access tokens”, “Create token”.",
      "Under “Developer tools”, “Actions”, look for the action that begins with notify. and is your phone's.",
      "Hopcheck must reach Home Assistant: by its public address, or from inside of the same network.",
    ],
    link: {
      label: "REST API, in Home Assistant's documentation",
      url: "https://developers.home-assistant.io/docs/api/rest/",
    },
  },
  nameOf: ({ service }) => `Home Assistant: ${service}`.slice(0, 80),
  goesTo: ({ service }) => `notify.${service}`,
  send: ({ server, token: access, service }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    // Some of its notifiers read Markdown, or call whoever is named.
    const title = disarm(clip(story.title, 250));
    const json = { title, message: disarm(plainText(story, 1500)), data: dataOf(story) };
    const headers = [["Authorization", `Bearer ${access}`]] as const;
    return tell({ url: `${server}/api/services/notify/${service}`, headers, json });
  },
});
