import { channelType } from "@/lib/channel/channel";
import { serverUrl, token } from "@/lib/channel/field";
import { acknowledgeLine, plainText, storyOf } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

export const signal = channelType({
  kind: "signal",
  label: "Signal",
  sign: "Si",
  summary: "A message of Signal to a person or a group, through a gateway that you run.",
  fields: {
    server: {
      schema: serverUrl("Give the gateway's address."),
      label: "Gateway",
      control: "url",
      placeholder: "http://signal.example.com:8080",
      hint: "A signal-cli-rest-api of yours. Let nobody else reach it: it has no password.",
      target: true,
    },
    number: {
      schema: token("Give the number that sends.", 16, [
        /^\+[1-9]\d{6,14}$/,
        "A number is written like +491701234567.",
      ]),
      label: "From",
      placeholder: "+491701234567",
      hint: "The number that is registered at the gateway.",
    },
    recipient: {
      schema: token("Give who is told.", 128, [
        /^(\+[1-9]\d{6,14}|group\.[A-Za-z0-9+/=_-]+|[A-Za-z_]\w{2,31}\.\d{2,10})$/,
        "A recipient is a number like +491701234567, a group.ABC..., or a username like name.01.",
      ]),
      label: "To",
      placeholder: "+491709876543",
      hint: "A number, a username, or a group's id that begins with group.",
    },
  },
  guide: {
    steps: [
      "Run the container bbernhard/signal-cli-rest-api in MODE=json-rpc where only Hopcheck reaches it.",
      "Open /v1/qrcodelink?device_name=hopcheck at the gateway and link it with your phone: “Linked devices” in Signal.",
      "For a group take its id from /v1/groups/<number>.",
    ],
    link: { label: "signal-cli-rest-api", url: "https://github.com/bbernhard/signal-cli-rest-api" },
  },
  nameOf: ({ recipient }) => `Signal to ${recipient}`.slice(0, 60),
  goesTo: ({ recipient }) => recipient ?? "",
  send: ({ server, number, recipient }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      number,
      recipients: [recipient],
      message: `${clip(story.title, 300)}\n${plainText(story, 1500)}\n${story.link}${acknowledgeLine(story)}`,
      text_mode: "normal",
    };
    // The gateway says 400 for all that can go wrong, a lost connection to Signal too: that passes.
    return tell({ url: `${server}/v2/send`, json }, { final: [] });
  },
});
