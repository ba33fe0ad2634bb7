import { channelType, type SendResult } from "@/lib/channel/channel";
import { token } from "@/lib/channel/field";
import { acknowledgeLine, plainText, storyOf } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** 429 says until when, in seconds since 1970 (https://docs.pushbullet.com/#ratelimiting). */
function read(answer: VendorAnswer): SendResult | null {
  if (answer.status !== 429) return null;
  const reset = Number(answer.headers["x-ratelimit-reset"]) * 1000 - Date.now();
  return { outcome: "retry", answer: saidBy(answer), retryAfterMs: pauseMs(reset) };
}

/** @param base where the service is */
export const pushbulletAt = (base: string) =>
  channelType({
    kind: "pushbullet",
    label: "Pushbullet",
    sign: "Pb",
    summary: "A push message to your phone and browsers, or to those who follow a channel of yours.",
    fields: {
      token: {
        schema: token("Give the access token."),
        label: "Access token",
        placeholder: "o.AbCd...",
        secret: true,
      },
      device: {
        rare: true,
        schema: token("Give the device's id.", 64).optional(),
        label: "Device id",
        hint: "Left empty, all of your devices.",
      },
      tag: {
        rare: true,
        schema: token("Give the channel's tag.", 64).optional(),
        label: "Channel tag",
        hint: "Sends to those who follow your Pushbullet channel instead.",
      },
    },
    guide: {
      steps: ["Sign in at pushbullet.com and open “Settings”, “Account”.", "Choose “Create Access Token” and copy it."],
      link: { label: "Pushbullet's API", url: "https://docs.pushbullet.com/#create-push" },
    },
    nameOf: ({ tag }) => (tag === undefined ? "Pushbullet" : `Pushbullet: ${tag}`),
    goesTo: ({ tag, device }) => tag ?? device ?? "all devices",
    problems: ({ tag, device }) =>
      tag === undefined || device === undefined
        ? []
        : [{ field: "tag", message: "Give a device or a channel, not both." }],
    send: ({ token: access, device, tag }, notice, envelope) => {
      const story = storyOf(notice, envelope);
      const json = {
        type: "link",
        title: clip(story.title, 250),
        body: `${plainText(story, 2000)}${acknowledgeLine(story)}`,
        url: story.link,
        // The same on every try.
        guid: envelope.id,
        ...(device === undefined ? {} : { device_iden: device }),
        ...(tag === undefined ? {} : { channel_tag: tag }),
      };
      // 401 and 403 are a token that is not valid any more.
      return tell({ url: `${base}/v2/pushes`, headers: [["Access-Token", access]], json }, { gone: [401, 403], read });
    },
  });

export const pushbullet = pushbulletAt("https://api.pushbullet.com");
