import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { deliverBulletins } from "@/lib/subscriber/deliver-bulletins";
import { forgetSubscribers } from "@/lib/subscriber/forget-subscribers";
import { tick } from "@/workers/tick";

const lookEachMs = 250;
/** While there is nothing to tell, one look a second is enough. */
const idleLooks = 4;
const forgetEachMs = 3_600_000;
/** A mail server takes a few at once; a webhook that hangs must not hold up the others. */
const mostAtOnce = 40;

/** Tells subscribers of status pages, at a bounded rate and beside the alerts, which it never delays. */
export function startTeller(): { stop(): Promise<void> } {
  const logger = log("teller");
  const sending = new Set<Promise<void>>();
  let idle = 0;
  const look = async (): Promise<void> => {
    if (sending.size >= mostAtOnce || idle++ % idleLooks !== 0) return;
    const begun = await deliverBulletins(mostAtOnce - sending.size, env().SUBSCRIBER_RATE);
    if (begun.length > 0) idle = 0;
    for (const each of begun) {
      sending.add(each);
      void each.finally(() => sending.delete(each));
    }
  };
  const looking = tick(lookEachMs, look, (error) =>
    logger.warn({ error: String(error) }, "messages to subscribers could not be read; trying again"),
  );
  const forgetting = tick(forgetEachMs, forgetSubscribers, (error) =>
    logger.warn({ error: String(error) }, "subscribers who never confirmed could not be forgotten; trying again"),
  );
  return {
    stop: async () => {
      await Promise.all([looking.stop(), forgetting.stop()]);
      await Promise.all(sending);
    },
  };
}
