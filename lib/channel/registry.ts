import type { ChannelType } from "@/lib/channel/channel";
import { type EmailConfig, email } from "@/lib/channel/email";
import { type WebhookConfig, webhook } from "@/lib/channel/webhook";

type Configs = { email: EmailConfig; webhook: WebhookConfig };

/** Every kind of channel there is. */
export const channelTypes: { [Kind in keyof Configs]: ChannelType<Configs[Kind]> } = { email, webhook };
