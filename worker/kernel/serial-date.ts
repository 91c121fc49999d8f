const DAY = 86_400_000;

/** Excel counts days from 1899-12-30 (its 29 February 1900 never was), or from 1904 on old Macs. */
export function dateOf(serial: number, since1904 = false): string {
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const moment = start + Math.round(serial * 86_400) * 1000;
  if (!Number.isFinite(moment) || Math.abs(moment) > 8e15) return String(serial);
  const text = new Date(moment).toISOString();
  return moment % DAY === 0 ? text.slice(0, 10) : text.slice(0, 16);
}
