import type { TenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { type FieldError, invalid } from "@/lib/errors";
import type { MonitorInput } from "@/lib/monitor/monitor";
import { checkTarget } from "@/lib/net/check-target";
import { makePolicy } from "@/lib/net/policy";
import { knownRegions } from "@/lib/region/known-regions";

async function targetProblems(input: MonitorInput): Promise<FieldError[]> {
  const policy = makePolicy(env().PROBE_ALLOW_PRIVATE);
  const named: [field: string, url: string | null][] = [
    ["url", input.url],
    ["healthUrl", input.healthUrl],
    ["originAddress", input.originAddress === null ? null : `http://${input.originAddress}`],
  ];
  const problems = await Promise.all(
    named.map(async ([field, url]) => {
      if (url === null) return [];
      if (!URL.canParse(url)) return [{ field, message: "This is not an address. Write a host or host:port." }];
      const message = await checkTarget(url, policy);
      return message === null ? [] : [{ field, message }];
    }),
  );
  return problems.flat();
}

/**
 * Checks what an input points at: the addresses behind its URLs, the channels and the regions.
 * @returns the channels and regions to use
 * @throws AppError `invalid`, naming each field that points at nothing or at something not allowed
 */
export async function checkReferences(
  db: TenantDb,
  input: MonitorInput,
): Promise<{ channelIds: string[]; regions: string[] }> {
  const [problems, channels, regions, policy] = await Promise.all([
    targetProblems(input),
    db.channel.findMany({ select: { id: true }, orderBy: { createdAt: "asc" } }),
    knownRegions(),
    input.policyId === null ? null : db.alertPolicy.findFirst({ where: { id: input.policyId }, select: { id: true } }),
  ]);
  if (input.policyId !== null && policy === null)
    problems.push({ field: "policyId", message: "No such alert policy." });
  const owned = channels.map(({ id }) => id);
  const asked = [...new Set(input.channelIds ?? owned)];
  for (const id of asked) if (!owned.includes(id)) problems.push({ field: "channelIds", message: "No such channel." });
  for (const region of input.regions ?? []) {
    if (!regions.includes(region))
      problems.push({
        field: "regions",
        message: `No worker serves the region "${region}". Known: ${regions.join(", ")}.`,
      });
  }
  if (problems.length > 0) throw invalid(problems);
  return { channelIds: asked, regions: [...new Set(input.regions ?? [env().REGION])] };
}
