import { ExternalLink } from "lucide-react";
import type { ChannelForm } from "@/lib/channel/form";

/** How to get what the form asks for. */
export function Guide({ guide: { steps, link } }: Pick<ChannelForm, "guide">) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <ol className="grid list-decimal gap-2 pl-5 text-muted marker:text-faint">
        {steps.map((step) => (
          <li key={step} className="break-words">
            {step}
          </li>
        ))}
      </ol>
      {link && (
        <a
          href={link.url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 justify-self-start text-accent underline underline-offset-2"
        >
          {link.label}
          <ExternalLink className="size-3.5" aria-label="opens in a new tab" />
        </a>
      )}
    </div>
  );
}
