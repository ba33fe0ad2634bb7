import { channelType, type SendResult } from "@/lib/channel/channel";
import { serverUrl, token } from "@/lib/channel/field";
import { linksOf, plainText, type Story, storyOf } from "@/lib/channel/story";
import { calm, clip, escapeMarkup } from "@/lib/channel/text";
import { jsonOf, pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** For programs that show no HTML; an event has at most 65 536 bytes. */
function bodyOf(story: Story): string {
  const links = linksOf(story).map(({ label, url }) => `${label}: ${url}`);
  return [calm(clip(story.title, 300)), calm(plainText(story, 3000)), ...links].join("\n");
}

const safe = (text: string, most: number): string => escapeMarkup(calm(clip(text, most)));
const attribute = (url: string): string => escapeMarkup(url).replaceAll('"', "&quot;");

function htmlOf(story: Story): string {
  const facts = story.facts.map(([name, value]) => `${name}: ${safe(value, 500)}`);
  const steps = story.steps
    .slice(0, 3)
    .map(({ text, command }) =>
      command === null
        ? `<li>${safe(text, 500)}</li>`
        : `<li>${safe(text, 500)}<br/><code>${safe(command, 400)}</code></li>`,
    );
  const links = linksOf(story).map(({ label, url }) => `<a href="${attribute(url)}">${label}</a>`);
  return [
    `<strong>${safe(story.title, 300)}</strong><br/>${safe(story.text, 2000)}`,
    facts.length === 0 ? "" : `<br/>${facts.join("<br/>")}`,
    steps.length === 0 ? "" : `<ol>${steps.join("")}</ol>`,
    `<br/>${links.join(" · ")}`,
  ].join("");
}

/** What a key or a room can be when it is lost for good (https://spec.matrix.org/latest/client-server-api/#standard-error-response). */
const lost: ReadonlySet<unknown> = new Set(["M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_FORBIDDEN", "M_USER_DEACTIVATED"]);

function read(answer: VendorAnswer): SendResult | null {
  const { errcode, retry_after_ms } = jsonOf(answer);
  if (lost.has(errcode)) return { outcome: "refused", answer: saidBy(answer), disable: true };
  const wait = answer.status === 429 ? pauseMs(retry_after_ms) : null;
  return wait === null ? null : { outcome: "retry", answer: saidBy(answer), retryAfterMs: wait };
}

export const matrix = channelType({
  kind: "matrix",
  label: "Matrix",
  sign: "[m]",
  summary: "A message in a room of Matrix, by a user that you make for it.",
  fields: {
    server: {
      schema: serverUrl("Give the homeserver's address."),
      label: "Homeserver",
      control: "url",
      placeholder: "https://matrix.example.com",
      target: true,
    },
    room: {
      schema: token("Give the room's id.", 255, [
        /^!\S+$/,
        "A room's id begins with !, such as !abc:example.com. It is in the room's settings, under “Advanced”.",
      ]),
      label: "Room id",
      placeholder: "!abcdef:example.com",
    },
    token: {
      schema: token("Give the access token.", 1024),
      label: "Access token",
      placeholder: "syt_...",
      secret: true,
    },
  },
  guide: {
    steps: [
      "Make a user for Hopcheck, sign in with it in Element, and have it join the room. The room must not be encrypted.",
      "In Element open “All settings”, “Help & About”, “Access Token”, and copy it. Do not sign out after: that ends the token.",
      "The room's id is in the room's settings under “Advanced”.",
    ],
    link: {
      label: "Sending events, in the specification of Matrix",
      url: "https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid",
    },
  },
  nameOf: ({ room }) => `Matrix ${room}`.slice(0, 80),
  goesTo: ({ room }) => room ?? "",
  send: ({ server, room, token: access }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      msgtype: "m.text",
      body: bodyOf(story),
      format: "org.matrix.custom.html",
      formatted_body: htmlOf(story),
      // Says that nobody is meant, whatever the text looks like.
      "m.mentions": {},
    };
    // The same transaction on every try: the server takes it once.
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${envelope.id}`;
    const headers = [["Authorization", `Bearer ${access}`]] as const;
    return tell({ method: "PUT", url: `${server}${path}`, headers, json }, { read });
  },
});
