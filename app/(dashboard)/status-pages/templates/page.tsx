import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { addTemplate, changeTemplate, removeTemplate } from "@/app/(dashboard)/status-pages/[id]/incidents/actions";
import { TemplateForm, TemplateItem } from "@/components/announcement/template-editor";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listTemplates } from "@/lib/announcement/keep-templates";

export const metadata: Metadata = { title: "Templates for updates" };

/** Words to begin updates with, for all status pages. */
export default async function TemplatesPage() {
  const templates = await listTemplates(await requireActor());
  return (
    <>
      <PageHeader
        title="Templates for updates"
        description="Words to begin an update with, when there is no time to find them."
        back={{ href: "/status-pages", label: "Status pages" }}
      />
      <div className="grid max-w-3xl gap-6">
        {templates.length > 0 ? (
          <ul className="divide-y rounded border bg-raised">
            {templates.map((template) => (
              <TemplateItem
                key={template.id}
                template={template}
                onSave={async (input) => {
                  "use server";
                  return changeTemplate({ id: template.id, input });
                }}
                onRemove={async () => {
                  "use server";
                  return removeTemplate(template.id);
                }}
              />
            ))}
          </ul>
        ) : (
          <EmptyState
            title="No template yet"
            text="Write the words that you would otherwise look for in the middle of an outage, such as “We are looking into a problem with {{component}}.”"
          />
        )}
        <Card title="New template">
          <TemplateForm onSave={addTemplate} />
        </Card>
      </div>
    </>
  );
}
