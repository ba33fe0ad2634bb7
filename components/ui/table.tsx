import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A dense table that scrolls sideways in its own frame. `caption` names it for those who do not see it. */
export function Table({ caption, className, children, ...rest }: ComponentProps<"table"> & { caption?: string }) {
  return (
    <div className="relative w-full overflow-x-auto">
      <table className={cn("w-full border-collapse text-left text-sm", className)} {...rest}>
        {caption && <caption className="sr-only">{caption}</caption>}
        {children}
      </table>
    </div>
  );
}

/** A row. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-t first:border-t-0 [thead_&]:border-t-0", className)} {...rest} />;
}

/** The head of a column, or with `scope="row"` of a row. */
export function Th({ className, scope = "col", ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope={scope}
      className={cn(
        scope === "col"
          ? "h-9 whitespace-nowrap border-b font-medium text-faint text-xs"
          : "h-9 py-1.5 font-medium text-ink",
        "px-3 first:pl-4 last:pr-4 sm:last:pr-5 sm:first:pl-5",
        className,
      )}
      {...rest}
    />
  );
}

/** A cell. */
export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-9 px-3 py-1.5 first:pl-4 last:pr-4 sm:last:pr-5 sm:first:pl-5", className)} {...rest} />;
}
