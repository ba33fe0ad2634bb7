"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { FormResult } from "@/components/announcement/result";
import { UpdateForm } from "@/components/announcement/update-form";
import { statusWords } from "@/components/announcement/words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import { Time } from "@/components/ui/time";
import type { AnnouncementUpdate } from "@/lib/announcement/announcement";

/** One update, to be corrected or taken back. `children` is its body as readers see it. */
export function UpdateItem({
  update,
  only,
  onChange,
  onRemove,
  children,
}: {
  update: AnnouncementUpdate;
  /** The last one stays. */
  only: boolean;
  onChange: (input: unknown) => Promise<FormResult>;
  onRemove: () => Promise<ConfirmResult>;
  children: ReactNode;
}) {
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const remove = async () => {
    const result = await onRemove();
    router.refresh();
    return result;
  };
  const names = { page: "", components: [] };
  return (
    <li className="px-4 py-4 sm:px-5">
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="font-medium">{statusWords[update.status]}</strong>
        <Time value={update.at} className="text-faint text-sm" />
        {!editing && (
          <div className="ml-auto flex gap-1">
            <Button size="sm" variant="ghost" onClick={() => setEditing(true)}>
              Edit
            </Button>
            {!only && (
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="ghost">
                    Delete
                  </Button>
                }
                title="Delete this update?"
                text="Readers do not see it any more. Mails that were sent of it stay sent."
                confirmLabel="Delete update"
                onConfirm={remove}
              />
            )}
          </div>
        )}
      </div>
      {editing ? (
        <UpdateForm
          update={update}
          templates={[]}
          names={names}
          submit="Save"
          onSave={onChange}
          onDone={() => setEditing(false)}
        />
      ) : (
        children
      )}
    </li>
  );
}
