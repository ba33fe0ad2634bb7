import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { sendLetter } from "@/lib/mail/letter";

export type OperatorMessage = { subject: string; text: string };

const withinMs = 10_000;

async function byMail(to: string, { subject, text }: OperatorMessage): Promise<void> {
  const why = "You get this because OPERATOR_EMAIL names this address.";
  const letter = { to, subject, lines: [text], button: "Open Hopcheck", url: env().APP_URL, why };
  const result = await sendLetter(letter);
  if (result.outcome !== "delivered") throw new Error(result.answer);
}

async function byWebhook(url: string, message: OperatorMessage): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...message, at: new Date().toISOString() }),
    signal: AbortSignal.timeout(withinMs),
    redirect: "error",
  });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
}

/**
 * Tells whoever runs this installation, past the outbox: what is wrong may be the outbox. Once, without retries, by
 * every way that is set; what fails is logged. Never throws.
 */
export async function tellOperator(message: OperatorMessage): Promise<void> {
  const { OPERATOR_EMAIL: address, OPERATOR_WEBHOOK: url } = env();
  const ways = [...(address ? [byMail(address, message)] : []), ...(url ? [byWebhook(url, message)] : [])];
  for (const result of await Promise.allSettled(ways))
    if (result.status === "rejected")
      log("operator").error(
        { error: String(result.reason), subject: message.subject },
        "the operator could not be told",
      );
}
