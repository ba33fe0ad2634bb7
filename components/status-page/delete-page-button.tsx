"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";

/** Takes a page down after asking. */
export function DeletePageButton({ name, onDelete }: { name: string; onDelete: () => Promise<ConfirmResult> }) {
  const router = useRouter();
  const confirm = async () => {
    const result = await onDelete();
    if (result && !result.ok) return result;
    router.push("/status-pages");
    router.refresh();
    return result;
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">Delete</Button>}
      title={`Delete the status page ${name}?`}
      text="Its address answers 404 from now on. Its monitors and their history stay."
      confirmLabel="Delete status page"
      onConfirm={confirm}
    />
  );
}
