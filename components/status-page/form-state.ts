import { type AnnounceRule, defaultRule } from "@/lib/announcement/rule";
import type { FieldError } from "@/lib/errors";
import { type StatusPage, statusPageInput } from "@/lib/status-page/page";

/** What a server action answers, as far as a form needs it. */
export type SaveResult =
  | { ok: true; data: { id: string } }
  | { ok: false; message: string; fields: readonly FieldError[] };

/** A component while it is edited; `key` stays with it when it is moved. */
export type DraftComponent = {
  key: string;
  /** Of one that was saved before. */
  id?: string;
  monitorIds: string[];
  /** Null when all must be up. */
  quorum: number | null;
  name: string;
  group: string;
};
export type Draft = {
  slug: string;
  name: string;
  description: string;
  components: DraftComponent[];
  announce: AnnounceRule;
  showCharts: boolean;
};

/** A page as the form edits it; without one, an empty form. */
export function draftOf(page: StatusPage | null): Draft {
  return {
    slug: page?.slug ?? "",
    name: page?.name ?? "",
    description: page?.description ?? "",
    announce: page?.announce ?? defaultRule,
    showCharts: page?.showCharts ?? false,
    components: (page?.components ?? []).map(({ id, monitorIds, quorum, name, group }) => ({
      key: id,
      id,
      monitorIds,
      quorum,
      name,
      group: group ?? "",
    })),
  };
}

/** What is sent to be saved. */
export const inputOf = (draft: Draft) => ({
  ...draft,
  components: draft.components.map(({ key: _, ...component }) => component),
});

/** What is wrong with a draft, found before it is sent; the server looks again. */
export function problemsOf(draft: Draft): FieldError[] {
  const result = statusPageInput.safeParse(inputOf(draft));
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
}

/** The message for a field, such as `components.2.name`. */
export const errorAt = (errors: readonly FieldError[], field: string): string | null =>
  errors.find((error) => error.field === field)?.message ?? null;

/** The list with one entry moved by `by` places; at an end it stays where it is. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const target = index + by;
  const [one, other] = [list[index], list[target]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((entry, at) => (at === index ? other : at === target ? one : entry));
}
