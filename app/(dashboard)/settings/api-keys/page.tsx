import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { createApiKeyAction, revokeApiKeyAction } from "@/app/(dashboard)/settings/actions";
import { NewKeyForm } from "@/components/account/new-key-form";
import { RevokeButton } from "@/components/account/revoke-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { listApiKeys } from "@/lib/api-key/list-api-keys";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const keys = await listApiKeys(await requireActor());
  return (
    <>
      <PageHeader
        title="API keys"
        description="For scripts. A key may do all that the organization may."
        back={{ href: "/settings", label: "Settings" }}
      />
      <div className="grid max-w-3xl gap-6">
        <Card title="A new key">
          <NewKeyForm create={createApiKeyAction} />
        </Card>
        {keys.length === 0 ? (
          <EmptyState title="No keys yet" text="Keys you make are listed here, with when they were last used." />
        ) : (
          <Card padded={false}>
            <Table caption="API keys">
              <thead>
                <tr>
                  <Th>Name</Th>
                  <Th>Begins with</Th>
                  <Th>Last used</Th>
                  <Th>
                    <span className="sr-only">Actions</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {keys.map((key) => (
                  <Tr key={key.id}>
                    <Td className="break-words">{key.name}</Td>
                    <Td className="font-mono">{key.prefix}</Td>
                    <Td>{key.lastUsedAt ? <Time value={key.lastUsedAt} format="ago" /> : "never"}</Td>
                    <Td className="text-right">
                      <RevokeButton
                        id={key.id}
                        title={`Revoke ${key.name}`}
                        text="Scripts that use it are refused from now on."
                        action={revokeApiKeyAction}
                      />
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
