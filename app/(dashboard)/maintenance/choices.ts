import { pickableMonitors } from "@/app/_server/pickable-monitors";
import type { Choices } from "@/components/maintenance/target-fields";
import type { Actor } from "@/lib/organization/actor";
import { listStatusPages } from "@/lib/status-page/list-status-pages";

/** What a window of this organization can be for. */
export async function windowChoices(actor: Actor): Promise<Choices> {
  const [monitors, statusPages] = await Promise.all([pickableMonitors(actor), listStatusPages(actor)]);
  return {
    monitors: monitors.map(({ id, name }) => ({ id, name })),
    tags: [...new Set(monitors.flatMap(({ tags }) => tags))].sort(),
    statusPages: statusPages.map(({ id, name }) => ({ id, name })),
  };
}

/** The names of all time zones that this platform knows, UTC first. */
export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];
