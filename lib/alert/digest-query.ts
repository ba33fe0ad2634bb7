import { defaultNoticesPerMinute, machineKinds } from "@/lib/alert/digest";

const machines = machineKinds.map((kind) => `'${kind}'`).join(", ");
const limit = `coalesce(c.notices_per_minute, case when c.type in (${machines}) then null else ${defaultNoticesPerMinute} end)`;

/** The channels that were told as much in the last minute as they take one by one; what was told in a digest counts as one. */
export const overQuery = `
  select c.id as channel_id, c.organization_id
    from (select channel_id, count(*) as told from alert
           where delivered_at > statement_timestamp() - interval '1 minute' and digest_id is null and kind <> 'test'
           group by channel_id) recent
    join channel c on c.id = recent.channel_id
   where c.disabled_at is null and recent.told >= ${limit}`;
