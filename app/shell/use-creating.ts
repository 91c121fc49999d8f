import { useCallback, useState } from "react";
import { useSearchParams } from "react-router";
import type { SearchOption } from "#app/ui/use-search.ts";

/** Whether a list's form for a new record is open: by its button, or because the address says `?new=1`. */
export function useCreating() {
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useSearchParams();
  const asked = search.has("new");
  const open = useCallback(() => setOpened(true), []);
  const close = useCallback(() => {
    setOpened(false);
    if (asked)
      setSearch((now) => without(now, ["new", "customerId", "customerName", "dealId", "dealName", "currency"]), {
        replace: true,
        preventScrollReset: true,
      });
  }, [asked, setSearch]);
  return { isOpen: opened || asked, open, close };
}

/** Adds a new record of a customer from elsewhere: `/deals?new=1&customerId=…&customerName=…`. */
export function newFor(resource: string, customer: { id: string; name: string }): string {
  return `/${resource}?${new URLSearchParams({ new: "1", customerId: customer.id, customerName: customer.name })}`;
}

/** The customer that an address asks a new record for. */
export function customerAsked(search: URLSearchParams): SearchOption | null {
  const value = search.get("customerId");
  return value && search.has("new") ? { value, label: search.get("customerName") ?? value } : null;
}

function without(search: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !names.includes(name)));
}
