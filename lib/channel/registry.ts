import type { ChannelType } from "@/lib/channel/channel";
import { apprise } from "@/lib/channel/kinds/apprise";
import { discord } from "@/lib/channel/kinds/discord";
import { email } from "@/lib/channel/kinds/email";
import { googleChat } from "@/lib/channel/kinds/google-chat";
import { gotify } from "@/lib/channel/kinds/gotify";
import { homeAssistant } from "@/lib/channel/kinds/home-assistant";
import { matrix } from "@/lib/channel/kinds/matrix";
import { mattermost } from "@/lib/channel/kinds/mattermost";
import { ntfy } from "@/lib/channel/kinds/ntfy";
import { opsgenie } from "@/lib/channel/kinds/opsgenie";
import { pagerDuty } from "@/lib/channel/kinds/pagerduty";
import { pushbullet } from "@/lib/channel/kinds/pushbullet";
import { pushover } from "@/lib/channel/kinds/pushover";
import { rocketChat } from "@/lib/channel/kinds/rocket-chat";
import { signal } from "@/lib/channel/kinds/signal";
import { slack } from "@/lib/channel/kinds/slack";
import { teams } from "@/lib/channel/kinds/teams";
import { telegram } from "@/lib/channel/kinds/telegram";
import { twilio } from "@/lib/channel/kinds/twilio";
import { webhook } from "@/lib/channel/kinds/webhook";
import { zulip } from "@/lib/channel/kinds/zulip";

/** Every kind of channel there is, in the order in which they are offered. */
export const channelTypes: readonly ChannelType[] = [
  email,
  webhook,
  slack,
  discord,
  teams,
  googleChat,
  mattermost,
  rocketChat,
  telegram,
  pagerDuty,
  opsgenie,
  ntfy,
  gotify,
  pushover,
  pushbullet,
  twilio,
  signal,
  matrix,
  zulip,
  homeAssistant,
  apprise,
];

/** A kind by its name; null for one that is not known here. */
export const channelTypeOf = (kind: string): ChannelType | null =>
  channelTypes.find((type) => type.kind === kind) ?? null;

/** What a channel is called and where it goes, for lists. */
export function describeChannel(channel: { type: string }): { label: string; sign: string; goesTo: string } {
  const type = channelTypeOf(channel.type);
  if (type === null) return { label: channel.type, sign: "?", goesTo: "" };
  return { label: type.label, sign: type.sign, goesTo: type.goesTo(channel) };
}
