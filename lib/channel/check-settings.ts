import type { ChannelType } from "@/lib/channel/channel";
import { env } from "@/lib/env";
import { type FieldError, invalid } from "@/lib/errors";
import { checkTarget } from "@/lib/net/check-target";
import { makePolicy } from "@/lib/net/policy";

type Settings = Readonly<Record<string, unknown>>;

const hostIn = (url: unknown): string | null =>
  typeof url === "string" && URL.canParse(url) ? new URL(url).host : null;

/** What the guard says of the addresses among the settings that are given now. */
async function blockedTargets({ fields }: ChannelType, given: Settings): Promise<FieldError[]> {
  const policy = makePolicy(env().PROBE_ALLOW_PRIVATE);
  const problems: FieldError[] = [];
  for (const [field, { target }] of Object.entries(fields)) {
    const url = given[field];
    if (!target || typeof url !== "string") continue;
    const message = await checkTarget(url, policy);
    if (message !== null) problems.push({ field, message });
  }
  return problems;
}

/** A stored secret does not follow to another host: whoever may change an address must not learn it there. */
function carriedSecrets({ fields }: ChannelType, stored: Settings, given: Settings): FieldError[] {
  const moved = Object.entries(fields).some(
    ([name, { target }]) => target && name in given && hostIn(given[name]) !== hostIn(stored[name]),
  );
  if (!moved) return [];
  return Object.entries(fields)
    .filter(([name, { secret, target }]) => secret && !target && stored[name] !== undefined && !(name in given))
    .map(([field]) => ({ field, message: "Give it again: it was stored for another host." }));
}

/**
 * Judges settings before they are stored.
 * @param stored what the channel has already; nothing for a new one
 * @param given what is set now
 * @param settings both together
 * @throws AppError `invalid` naming the fields
 */
export async function checkSettings(
  type: ChannelType,
  { stored, given, settings }: { stored: Settings; given: Settings; settings: Settings },
): Promise<void> {
  const problems = [
    ...(type.problems?.(settings) ?? []),
    ...carriedSecrets(type, stored, given),
    ...(await blockedTargets(type, given)),
  ];
  if (problems.length > 0) throw invalid(problems);
}
