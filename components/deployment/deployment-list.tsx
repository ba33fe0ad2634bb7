import Link from "next/link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Deployment } from "@/lib/deployment/deployment";

/** Releases, newest first. `failures` counts the incidents that followed each. */
export function DeploymentList({
  deployments,
  failures,
}: {
  deployments: readonly Deployment[];
  failures: Readonly<Record<string, number>>;
}) {
  return (
    <div className="overflow-hidden rounded border bg-raised">
      <Table caption="Deploys, newest first">
        <thead>
          <Tr>
            <Th>Version</Th>
            <Th>Service</Th>
            <Th>Time</Th>
            <Th className="text-right">Monitors</Th>
            <Th className="text-right">Incidents after it</Th>
          </Tr>
        </thead>
        <tbody>
          {deployments.map(({ id, version, service, at, monitorIds }) => (
            <Tr key={id} className="hover:bg-sunken/60">
              <Td className="max-w-64">
                <Link
                  href={`/deployments/${id}`}
                  className="block truncate font-medium hover:underline"
                  title={version}
                >
                  {version}
                </Link>
              </Td>
              <Td className="max-w-48 truncate text-muted">{service ?? "not named"}</Td>
              <Td className="whitespace-nowrap">
                <Time value={at} />
              </Td>
              <Td className="text-right tabular-nums">{monitorIds.length}</Td>
              <Td className="text-right tabular-nums">{failures[id] ?? 0}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
