import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { attachMonitorsAction, createAgentAction, revokeAgentAction } from "@/app/(dashboard)/settings/agents/actions";
import { RevokeButton } from "@/components/account/revoke-button";
import { AttachDialog } from "@/components/agent/attach-dialog";
import { NewAgentForm } from "@/components/agent/new-agent-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { listAgents } from "@/lib/agent/list-agents";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Agents" };

/** More are not shown. */
const most = 200;

export default async function AgentsPage() {
  const actor = await requireActor();
  const [agents, monitors] = await Promise.all([listAgents(actor, { limit: most }), pickableMonitors(actor)]);
  return (
    <>
      <PageHeader
        title="Agents"
        description="The view from inside. An agent on your server tells which line of a log and which port explain an incident."
        back={{ href: "/settings", label: "Settings" }}
      />
      <div className="grid max-w-3xl grid-cols-1 gap-6">
        <Card title="A new agent">
          <NewAgentForm create={createAgentAction} monitors={monitors} url={env().APP_URL} />
        </Card>
        {agents.data.length === 0 ? (
          <EmptyState
            title="No agents yet"
            text="From outside, a refused and a reset application look the same. An agent sees the port, the process and the gateway's log. It sends only lines that it knows, with secrets hidden, and can do nothing but report."
          />
        ) : (
          <Card padded={false}>
            <Table caption="Agents">
              <thead>
                <tr>
                  <Th>Name</Th>
                  <Th className="max-sm:hidden">Key begins with</Th>
                  <Th>Monitors</Th>
                  <Th>Last seen</Th>
                  <Th>
                    <span className="sr-only">Actions</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {agents.data.map((agent) => (
                  <Tr key={agent.id}>
                    <Td className="break-words">{agent.name}</Td>
                    <Td className="font-mono max-sm:hidden">{agent.prefix}</Td>
                    <Td>{agent.monitorIds.length}</Td>
                    <Td>{agent.lastSeenAt ? <Time value={agent.lastSeenAt} format="ago" /> : "never"}</Td>
                    <Td>
                      <div className="flex justify-end gap-2">
                        <AttachDialog agent={agent} monitors={monitors} save={attachMonitorsAction} />
                        <RevokeButton
                          id={agent.id}
                          title={`Revoke ${agent.name}`}
                          text="Its key is refused from now on. What it told stays with the incidents."
                          action={revokeAgentAction}
                        />
                      </div>
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Card>
        )}
      </div>
    </>
  );
}
