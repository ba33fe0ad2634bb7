"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { FormResult } from "@/components/announcement/result";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import { Message } from "@/components/ui/message";

/** Publishes a draft, or takes an entry off its page. */
export function EntryButtons({
  pageId,
  draft,
  onPublish,
  onDelete,
}: {
  pageId: string;
  draft: boolean;
  onPublish: () => Promise<FormResult>;
  onDelete: () => Promise<ConfirmResult>;
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const publish = () =>
    start(async () => {
      const result = await onPublish();
      setProblem(result.ok ? null : result.message);
      router.refresh();
    });
  const remove = async () => {
    const result = await onDelete();
    if (result && !result.ok) return result;
    router.push(`/status-pages/${pageId}/incidents`);
    router.refresh();
    return result;
  };
  return (
    <>
      {problem && <Message tone="error">{problem}</Message>}
      {draft && (
        <Button variant="primary" disabled={busy} onClick={publish}>
          Publish
        </Button>
      )}
      <ConfirmDialog
        trigger={<Button variant="danger">Delete</Button>}
        title="Delete this entry?"
        text="Readers do not see it any more, and what it followed is not told here again."
        confirmLabel="Delete entry"
        onConfirm={remove}
      />
    </>
  );
}
