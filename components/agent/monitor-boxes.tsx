import { Checkbox } from "@/components/ui/checkbox";

export type OfferedMonitor = { id: string; name: string };

/** The monitors that an agent can be asked about, as boxes of a form. */
export function MonitorBoxes({
  monitors,
  attached,
}: {
  monitors: readonly OfferedMonitor[];
  attached: readonly string[];
}) {
  if (monitors.length === 0) return <p className="text-muted">There are no monitors yet.</p>;
  return (
    <fieldset>
      <legend className="font-medium text-sm">Monitors it knows about</legend>
      <div className="mt-1.5 grid max-h-60 gap-1.5 overflow-y-auto">
        {monitors.map(({ id, name }) => (
          <Checkbox
            key={id}
            name="monitorIds"
            value={id}
            defaultChecked={attached.includes(id)}
            label={<span className="break-words">{name}</span>}
          />
        ))}
      </div>
    </fieldset>
  );
}
