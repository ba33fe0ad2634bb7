import { none } from "@/e2e/faults/f00-none";
import { workersKilled } from "@/e2e/faults/f01-workers-killed";
import { killedAfterSend } from "@/e2e/faults/f02-killed-after-send";
import { manyWorkers } from "@/e2e/faults/f04-many-workers";
import { redisLost } from "@/e2e/faults/f05-redis-lost";
import { redisFlushed } from "@/e2e/faults/f06-redis-flushed";
import { postgresCrashes } from "@/e2e/faults/f08-postgres-crashes";
import { mailAway } from "@/e2e/faults/f10-mail-away";
import { partitionAndFreeze } from "@/e2e/faults/f19-partition-and-freeze";
import type { Fault, NotMade } from "@/e2e/faults/fault";

/** Every fault that is made, in the order of its id. */
export const faults: readonly Fault[] = [
  none,
  workersKilled,
  killedAfterSend,
  manyWorkers,
  redisLost,
  redisFlushed,
  postgresCrashes,
  mailAway,
  partitionAndFreeze,
];

/** Faults of the list that this suite does not make. */
export const notMade: readonly NotMade[] = [];
