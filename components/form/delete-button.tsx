"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";

/** Deletes what a page is about, after asking. */
export function DeleteButton({
  title,
  text,
  next,
  remove,
}: {
  title: string;
  text: string;
  /** Where to go when it is gone. */
  next: string;
  remove: () => Promise<ConfirmResult>;
}) {
  const router = useRouter();
  const confirm = async () => {
    const result = await remove();
    if (result && !result.ok) return result;
    router.push(next);
    router.refresh();
    return result;
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">Delete</Button>}
      title={title}
      text={text}
      confirmLabel="Delete"
      onConfirm={confirm}
    />
  );
}
