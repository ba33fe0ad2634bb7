import { deliverDueAlerts } from "@/lib/alert/deliver-due";
import { settleDisabled } from "@/lib/channel/settle-disabled";
import { log } from "@/lib/log";
import { closeMail } from "@/lib/mail/transport";
import { onAlertWake } from "@/lib/queue/alert-wake";
import { announceAlerter } from "@/lib/region/announce-region";
import { tick } from "@/workers/tick";

const lookEachMs = 1000;
const announceEachMs = 5000;
const settleEachMs = 10_000;

/** Sends what is due: when it is woken, and each second in any case. A slow receiver holds up only itself. */
export function startAlerter(region: string): { stop(): Promise<void> } {
  const logger = log("alerter");
  const sending = new Set<Promise<void>>();
  let stopped = false;
  let looking: Promise<void> | null = null;
  let again = false;
  let announced = Number.NEGATIVE_INFINITY;

  /** Only one that reads what is due is at work. */
  const announce = async (): Promise<void> => {
    if (performance.now() - announced < announceEachMs) return;
    await announceAlerter(region);
    announced = performance.now();
  };
  const look = async (): Promise<void> => {
    do {
      again = false;
      const { claimed, done } = await deliverDueAlerts();
      const tracked = done.finally(() => {
        sending.delete(tracked);
        // A channel that is free again may have more to send.
        if (claimed > 0) wake();
      });
      sending.add(tracked);
      await announce();
    } while (again && !stopped);
  };
  const wake = (): void => {
    if (stopped) return;
    if (looking) again = true;
    else
      looking = look()
        .catch((error: unknown) => logger.warn({ error: String(error) }, "alerts could not be read; trying again"))
        .finally(() => {
          looking = null;
        });
  };
  const timer = setInterval(wake, lookEachMs);
  const listening = onAlertWake(wake).catch(() => () => undefined);
  // Beside the notices, for a letter to an owner may take a while.
  const settling = tick(settleEachMs, settleDisabled, (error) =>
    logger.warn({ error: String(error) }, "owners could not be told of a channel; trying again"),
  );
  wake();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      (await listening)();
      await settling.stop();
      await looking;
      await Promise.all(sending);
      closeMail();
    },
  };
}
