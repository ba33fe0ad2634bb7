"use client";

import { usePathname, useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { incidentFilters } from "@/components/incident/incident-words";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";

/** Narrows the list. The choice lives in the address; without script the button sends it. */
export function IncidentFilter({
  status,
  monitorId,
  monitors,
}: {
  status: string;
  monitorId: string;
  monitors: readonly { id: string; name: string }[];
}) {
  const router = useRouter();
  const path = usePathname();
  const apply = (form: HTMLFormElement) => {
    const chosen = [...new FormData(form)].filter(([, value]) => value !== "") as [string, string][];
    const query = new URLSearchParams(chosen).toString();
    router.replace(query === "" ? path : `${path}?${query}`, { scroll: false });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  return (
    <form action={path} onSubmit={submit} className="mb-5 flex flex-wrap gap-2">
      <Select
        name="status"
        aria-label="Status"
        defaultValue={status}
        className="w-auto flex-1 sm:flex-none"
        onChange={({ currentTarget }) => currentTarget.form && apply(currentTarget.form)}
      >
        {Object.entries(incidentFilters).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        name="monitorId"
        aria-label="Monitor"
        defaultValue={monitorId}
        className="w-auto min-w-0 max-w-full flex-1 sm:max-w-64 sm:flex-none"
        onChange={({ currentTarget }) => currentTarget.form && apply(currentTarget.form)}
      >
        <option value="">Every monitor</option>
        {monitors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <noscript>
        <Button type="submit">Show</Button>
      </noscript>
    </form>
  );
}
