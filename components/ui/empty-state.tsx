import type { ReactNode } from "react";

/** Says what will be here, and gives the one button that makes it so. */
export function EmptyState({ title, text, action }: { title: ReactNode; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded border border-dashed px-6 py-12 text-center">
      <h2 className="font-semibold text-lg">{title}</h2>
      {text && <div className="max-w-[52ch] text-muted">{text}</div>}
      {action && <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
