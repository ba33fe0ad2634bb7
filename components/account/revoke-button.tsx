"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type Result = { ok: true } | { ok: false; message: string };

/** Ends a session or a key after asking. */
export function RevokeButton({
  id,
  title,
  text,
  action,
}: {
  id: string;
  title: string;
  text: string;
  action: (id: string) => Promise<Result>;
}) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Revoke</Button>}
      title={title}
      text={text}
      confirmLabel="Revoke"
      onConfirm={async () => {
        const result = await action(id);
        if (result.ok) router.refresh();
        return result;
      }}
    />
  );
}
