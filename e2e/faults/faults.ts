import { none } from "@/e2e/faults/f00-none";
import { workersKilled } from "@/e2e/faults/f01-workers-killed";
import { killedAfterSend } from "@/e2e/faults/f02-killed-after-send";
import { manyWorkers } from "@/e2e/faults/f04-many-workers";
import { redisLost } from "@/e2e/faults/f05-redis-lost";
import { redisFlushed } from "@/e2e/faults/f06-redis-flushed";
import { redisFull } from "@/e2e/faults/f07-redis-full";
import { postgresCrashes } from "@/e2e/faults/f08-postgres-crashes";
import { postgresSlow } from "@/e2e/faults/f09-postgres-slow";
import { mailAway } from "@/e2e/faults/f10-mail-away";
import { mailMisbehaves } from "@/e2e/faults/f11-mail-misbehaves";
import { webhooksMisbehave } from "@/e2e/faults/f12-webhooks-misbehave";
import { clocksWrong } from "@/e2e/faults/f13-clocks-wrong";
import { diskFull } from "@/e2e/faults/f15-disk-full";
import { everythingFails } from "@/e2e/faults/f18-flood";
import { partitionAndFreeze } from "@/e2e/faults/f19-partition-and-freeze";
import { rollingRestart } from "@/e2e/faults/f20-rolling-restart";
import { powerLoss } from "@/e2e/faults/f22-power-loss";
import { silentRoles } from "@/e2e/faults/f23-silent-roles";
import type { Fault, NotMade } from "@/e2e/faults/fault";

/** Every fault that is made, in the order of its id. */
export const faults: readonly Fault[] = [
  none,
  workersKilled,
  killedAfterSend,
  manyWorkers,
  redisLost,
  redisFlushed,
  redisFull,
  postgresCrashes,
  postgresSlow,
  mailAway,
  mailMisbehaves,
  webhooksMisbehave,
  clocksWrong,
  diskFull,
  everythingFails,
  partitionAndFreeze,
  rollingRestart,
  powerLoss,
  silentRoles,
];

/** Faults of the list that this suite does not make. */
export const notMade: readonly NotMade[] = [
  { id: "F-03", title: "web app killed under edits", why: "the suite runs workers, and no web app" },
  { id: "F-14", title: "clock changes of a time zone", why: "checks, incidents and notices know no local time" },
  {
    id: "F-16",
    title: "a worker that reaches no target",
    why: "there is no look at anchors yet: a worker that reaches nothing holds every target for down",
  },
  {
    id: "F-17",
    title: "web app kept busy",
    why: "the suite runs workers, and no web app; they are processes of their own",
  },
  { id: "F-21", title: "resolver wrong or silent", why: "the system's resolver cannot be another for one process" },
  {
    id: "F-24",
    title: "restored from an old dump",
    why: "there is no command to restore, and none that holds the outbox",
  },
];
