"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { LooksResult } from "@/components/status-page/access-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ImageRole } from "@/lib/status-page/looks";

const words = {
  logo: ["Logo", "PNG, JPEG or WebP, at most 100 kB. It is shown 40 pixels high; the page's name is its text."],
  icon: ["Icon", "PNG, JPEG or WebP, square, at most 30 kB and 512 pixels. Browsers show it beside the title."],
} as const satisfies Record<ImageRole, readonly [string, string]>;

/** Takes a page's logo or icon, or takes it away. */
export function ImageForm({
  of,
  has,
  onSave,
}: {
  of: ImageRole;
  has: boolean;
  onSave: (role: ImageRole, form: FormData | null) => Promise<LooksResult>;
}) {
  const router = useRouter();
  const [working, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const run = (form: FormData | null) =>
    start(async () => {
      const result = await onSave(of, form);
      setProblem(result.ok ? null : result.message);
      if (result.ok) router.refresh();
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-3">
      <Field label={words[of][0]} hint={words[of][1]} error={problem}>
        <Input type="file" name="file" accept="image/png,image/jpeg,image/webp" required />
      </Field>
      <div className="flex gap-3">
        <Button type="submit" disabled={working}>
          {has ? "Replace" : "Add"}
        </Button>
        {has && (
          <Button variant="danger" onClick={() => run(null)} disabled={working}>
            Remove
          </Button>
        )}
      </div>
    </form>
  );
}
