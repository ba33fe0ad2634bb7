import { z } from "zod";
import { channelType, type SendResult } from "@/lib/channel/channel";
import { token } from "@/lib/channel/field";
import { acknowledgeLine, plainText, type Story, storyOf } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { jsonOf, pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

const key = [/^[A-Za-z0-9]{30}$/, "It has 30 letters and digits."] as const;

/** A title has 250 characters, a message 1024, a URL 512 and its title 100 (https://pushover.net/api#limits). */
const limits = { title: 250, message: 1024, url: 512 } as const;

/** An emergency is repeated each minute, for an hour at most, until somebody confirms it (https://pushover.net/api#priority). */
const emergency = { priority: "2", retry: "60", expire: "3600" } as const;

function priorityOf({ tone }: Story, urgency: string | undefined): Record<string, string> {
  if (tone === "down") return urgency === "emergency" ? emergency : { priority: urgency === "normal" ? "0" : "1" };
  return { priority: tone === "note" ? "-1" : "0" };
}

/** Their last word on a key that is wrong; 429 is the month's quota, and says when it begins anew. */
function read(answer: VendorAnswer): SendResult | null {
  const said = jsonOf(answer);
  if (answer.status === 429) {
    const reset = Number(answer.headers["x-limit-app-reset"]) * 1000 - Date.now();
    return { outcome: "retry", answer: saidBy(answer), retryAfterMs: pauseMs(reset) };
  }
  if (said["token"] === "invalid" || said["user"] === "invalid")
    return { outcome: "refused", answer: saidBy(answer), disable: true };
  if (answer.status === 200 && said["status"] !== 1)
    return { outcome: "retry", answer: saidBy(answer), retryAfterMs: null };
  return null;
}

/** @param base where the service is */
export const pushoverAt = (base: string) =>
  channelType({
    kind: "pushover",
    label: "Pushover",
    sign: "Po",
    summary: "A push message to your phone, if you wish one that repeats until somebody confirms it.",
    fields: {
      user: {
        schema: token("Give the user or group key.", 30, key),
        label: "User or group key",
        placeholder: "uQiRzpo4DXghDmr9QzzfQu27cmVRsG",
        secret: true,
      },
      token: {
        schema: token("Give the application's token.", 30, key),
        label: "Application token",
        placeholder: "azGDORePK8gMaC0QOYAMyEEuzJnyUi",
        secret: true,
      },
      device: {
        rare: true,
        schema: token("Give the device's name.", 25, [
          /^[A-Za-z0-9_-]+$/,
          "A device's name has letters, digits, - and _.",
        ]).optional(),
        label: "Device",
        hint: "Left empty, all of them.",
      },
      urgency: {
        schema: z
          .enum(["high", "normal", "emergency"], { error: "The urgency is high, normal or emergency." })
          .optional(),
        label: "When a monitor is down",
        control: "select",
        options: [
          ["high", "High: also in quiet hours"],
          ["normal", "Normal"],
          ["emergency", "Emergency: repeats until confirmed"],
        ],
      },
    },
    guide: {
      steps: [
        "Sign in at pushover.net: your user key is on the first page.",
        "Choose “Create an Application/API Token”, call it Hopcheck, and copy its token.",
      ],
      link: { label: "Pushover's API", url: "https://pushover.net/api" },
    },
    nameOf: ({ device }) => (device === undefined ? "Pushover" : `Pushover: ${device}`),
    goesTo: ({ device }) => device ?? "all devices",
    send: ({ token: application, user, device, urgency }, notice, envelope) => {
      const story = storyOf(notice, envelope);
      const acknowledge = acknowledgeLine(story);
      const form = {
        token: application,
        user,
        ...(device === undefined ? {} : { device }),
        title: clip(story.title, limits.title),
        message: `${plainText(story, limits.message - acknowledge.length)}${acknowledge}`,
        url: clip(story.link, limits.url),
        url_title: story.linkLabel,
        timestamp: String(Math.floor(new Date(story.at).getTime() / 1000)),
        ...priorityOf(story, urgency),
      };
      return tell({ url: `${base}/1/messages.json`, form }, { read });
    },
  });

export const pushover = pushoverAt("https://api.pushover.net");
