import { CopyButton } from "@/components/ui/copy-button";
import { Message } from "@/components/ui/message";

/** A secret in the one moment in which it is shown. */
export function Secret({ label, value }: { label: string; value: string }) {
  return (
    <Message tone="note">
      <p className="font-medium text-ink">{label}. Copy it now: it is not shown again.</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all font-mono text-sm text-ink">{value}</code>
        <CopyButton value={value} label="Copy" />
      </div>
    </Message>
  );
}
