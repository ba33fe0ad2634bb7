import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { saveImage, saveLooks } from "@/app/(dashboard)/status-pages/[id]/looks/actions";
import { ImageForm } from "@/components/status-page/image-form";
import { LooksForm } from "@/components/status-page/looks-form";
import { PageHeader } from "@/components/ui/page-header";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import type { ImageRole } from "@/lib/status-page/looks";
import { getLooks } from "@/lib/status-page/page-looks";

export const metadata: Metadata = { title: "Looks of a status page" };

/** Brand, theme and language of a page. */
export default async function LooksPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const [page, looks] = await Promise.all([orNotFound(getStatusPage(actor, id)), orNotFound(getLooks(actor, id))]);
  const save = async (input: unknown) => {
    "use server";
    return saveLooks({ id, input });
  };
  const upload = async (role: ImageRole, form: FormData | null) => {
    "use server";
    return saveImage({ id, role, form });
  };
  const has = (role: ImageRole) => looks.images.some((image) => image.role === role);
  return (
    <>
      <PageHeader title="Looks" back={{ href: `/status-pages/${id}`, label: page.name }} />
      <div className="grid gap-10">
        <ImageForm of="logo" has={has("logo")} onSave={upload} />
        <ImageForm of="icon" has={has("icon")} onSave={upload} />
        <LooksForm looks={looks} onSave={save} />
      </div>
    </>
  );
}
