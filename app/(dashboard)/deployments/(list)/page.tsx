import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { DeploymentList } from "@/components/deployment/deployment-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { countFailures } from "@/lib/deployment/count-failures";
import { listDeployments } from "@/lib/deployment/list-deployments";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Deploys" };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const command = (origin: string): string =>
  [
    `curl -X POST ${origin}/api/v1/deployments \\`,
    '  -H "Authorization: Bearer $HOPCHECK_API_KEY" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"version": "1.8.2", "service": "checkout"}'`,
  ].join("\n");

function Nothing() {
  return (
    <EmptyState
      title="No deploy so far"
      text={
        <div className="grid gap-3 text-left">
          <p>
            Let your pipeline tell of each release. A failure that follows one says so, and every release shows whether
            it started, became ready and kept its error rate.
          </p>
          <Code text={command(env().APP_URL)} copy="Copy the command" />
        </div>
      }
      action={
        <Button asChild>
          <Link href="/settings/api-keys">Make an API key</Link>
        </Button>
      }
    />
  );
}

/** The releases that were told of, newest first. */
export default async function DeploymentsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor();
  const { cursor } = await searchParams;
  const after = typeof cursor === "string" && uuid.test(cursor) ? { cursor } : {};
  const { data, nextCursor } = await listDeployments(actor, after);
  const failures = await countFailures(
    actor,
    data.map(({ id }) => id),
  );
  return (
    <>
      <PageHeader title="Deploys" actions={<LiveRefresh />} />
      {data.length === 0 ? <Nothing /> : <DeploymentList deployments={data} failures={failures} />}
      {nextCursor !== null && (
        <Button className="mt-4" asChild>
          <Link href={`/deployments?cursor=${nextCursor}`}>Older deploys</Link>
        </Button>
      )}
    </>
  );
}
