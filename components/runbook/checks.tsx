import { Code } from "@/components/ui/code";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import type { Check } from "@/lib/runbook/check";
import { fillCommand, settingsFor } from "@/lib/runbook/command";

const filled = (template: string): string => fillCommand(template, { url: null });

function OtherGateways({ by }: { by: NonNullable<Check["by"]> }) {
  return (
    <details className="mt-1 text-sm">
      <summary className="text-muted hover:text-ink">With another gateway or platform</summary>
      <dl className="mt-1 grid gap-1.5">
        {Object.entries(by).map(([product, command]) => (
          <div key={product}>
            <dt className="text-faint">{productName(product)}</dt>
            <dd>
              <Code text={filled(command)} copy={`Copy the command for ${productName(product)}`} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What to check, in order. Commands use variables; the lines that set them stand first, so that all can be pasted. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const commands = checks.flatMap(({ command, by }) => [...(command ? [command] : []), ...Object.values(by ?? {})]);
  const settings = settingsFor(commands.map(filled));
  const abouts = settings.flatMap(({ about }) => about ?? []);
  return (
    <>
      {settings.length > 0 && (
        <div className="mb-5">
          <p className="prose-width text-muted">
            The commands use these names. Set them to yours in the same terminal, then paste.
          </p>
          <Code text={settings.map(({ line }) => line).join("\n")} copy="Copy the settings" className="mt-1.5" />
          {abouts.length > 0 && <p className="prose-width mt-1.5 text-faint text-sm">{abouts.join("; ")}.</p>}
        </div>
      )}
      <ol className="grid gap-4">
        {checks.map(({ text, command, by }, index) => (
          <li key={text} className="grid grid-cols-[1.75rem_minmax(0,1fr)] print:break-inside-avoid">
            <span className="text-faint tabular-nums">{index + 1}</span>
            <div className="min-w-0">
              <p className="prose-width">{text}</p>
              {command && (
                <Code text={filled(command)} copy={`Copy the command of step ${index + 1}`} className="mt-1" />
              )}
              {by && <OtherGateways by={by} />}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
