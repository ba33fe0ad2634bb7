import type { PublicMaintenance } from "@/lib/status-page/page";

/** What is known of one occurrence of a window, as far as customers are told. */
export type Announced = {
  id: string;
  name: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
  updatedAt: Date;
  monitorIds: readonly string[];
};

/** An announcement as the page shows it, for the components that it touches. */
export function maintenanceOf(
  announced: Announced,
  components: readonly { id: string; monitorIds: readonly string[] }[],
  now: Date,
): PublicMaintenance {
  const { id, name, description, startsAt, endsAt } = announced;
  const touched = new Set(announced.monitorIds);
  const state = now < startsAt ? "scheduled" : now < endsAt ? "in-progress" : "completed";
  return {
    id,
    name,
    description,
    state,
    componentIds: components
      .filter(({ monitorIds }) => monitorIds.some((each) => touched.has(each)))
      .map((component) => component.id),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    createdAt: announced.createdAt.toISOString(),
    updatedAt: announced.updatedAt.toISOString(),
  };
}

/** What happened of it so far, newest first. */
export function stagesOf(maintenance: PublicMaintenance): { state: PublicMaintenance["state"]; at: string }[] {
  const { state, startsAt, endsAt, createdAt } = maintenance;
  // One that was announced after its beginning was announced and began at once.
  const [announcedAt = createdAt] = [createdAt, startsAt].toSorted();
  return [
    ...(state === "completed" ? [{ state, at: endsAt }] : []),
    ...(state === "scheduled" ? [] : [{ state: "in-progress" as const, at: startsAt }]),
    { state: "scheduled" as const, at: announcedAt },
  ];
}
