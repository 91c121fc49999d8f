/**
 * A `Host` header as it is stored: lower case, no port, no trailing dot; null when it is no host name at all. Browsers
 * send international names as punycode, and so are they stored.
 */
export function normalizeHost(header: string | null | undefined): string | null {
  const host = (header ?? "")
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/\.$/, "");
  return host.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(\.(?!-)[a-z0-9-]{1,63})*$/.test(host) ? host : null;
}
