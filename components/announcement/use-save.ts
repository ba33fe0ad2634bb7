"use client";

import { useState, useTransition } from "react";
import type { FormResult } from "@/components/announcement/result";
import type { FieldError } from "@/lib/errors";

/** Sends a form and keeps what was wrong with it. What was typed stays until it is saved. */
export function useSave(onSave: (input: unknown) => Promise<FormResult>, onDone: (id: string) => void) {
  const [saving, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const save = (input: unknown) =>
    start(async () => {
      const result = await onSave(input);
      setErrors(result.ok ? [] : result.fields);
      setMessage(result.ok ? null : result.message);
      if (result.ok) onDone(result.data.id);
    });
  return { saving, message, errors, save };
}
