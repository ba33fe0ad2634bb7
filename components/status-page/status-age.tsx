import { Time } from "@/components/ui/time";

/** Says of when the page is. The page's script keeps it true, and says when it could not ask. */
export function StatusAge({ changedAt, updatedAt }: { changedAt: string; updatedAt: string }) {
  return (
    <p className="text-muted text-sm" data-changed-at={changedAt} data-status-age>
      <span data-known>As of </span>
      <span data-lost hidden>
        Could not be asked again; this is how it was at{" "}
      </span>
      <Time value={updatedAt} format="clock" />
    </p>
  );
}
