import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { currentUser, requireActor } from "@/app/_server/actor";
import { changeNameAction, changePasswordAction, revokeSessionAction } from "@/app/(dashboard)/settings/actions";
import { SessionList } from "@/components/account/session-list";
import { ShortForm } from "@/components/form/short-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listSessions } from "@/lib/account/list-sessions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await requireActor();
  const [user, sessions] = await Promise.all([currentUser(), listSessions(await headers())]);
  return (
    <>
      <PageHeader
        title="Settings"
        description={`${user?.email ?? ""} · ${user?.organizationName ?? ""}`}
        actions={
          <>
            <Button asChild>
              <Link href="/settings/agents">Agents</Link>
            </Button>
            <Button asChild>
              <Link href="/settings/api-keys">API keys</Link>
            </Button>
          </>
        }
      />
      <div className="grid max-w-2xl gap-6">
        <Card title="You">
          <ShortForm
            action={changeNameAction}
            submit="Save"
            done="Saved."
            fields={[
              { name: "name", label: "Your name", type: "text", autoComplete: "name", defaultValue: user?.name ?? "" },
            ]}
          />
        </Card>
        <Card title="Password" description="A new password ends your other sessions.">
          <ShortForm
            action={changePasswordAction}
            submit="Change the password"
            done="The password is changed. Your other sessions have ended."
            fields={[
              { name: "current", label: "Present password", type: "password", autoComplete: "current-password" },
              {
                name: "next",
                label: "New password",
                type: "password",
                autoComplete: "new-password",
                hint: "At least 10 characters.",
              },
            ]}
          />
        </Card>
        <Card title="Sessions" description="Where you are signed in.">
          <SessionList sessions={sessions} currentId={user?.sessionId ?? ""} revoke={revokeSessionAction} />
        </Card>
      </div>
    </>
  );
}
