/**
 * The marks of the demo's agencies, drawn on a 32-unit square and readable from 16 pixels: a phoenix's wings (anka), a
 * rose window of four petals (Pera), a compass needle in the south wind (lodos).
 */
export const icons = {
  anka: icon(
    "#0f8b8d",
    '<path fill="#fff" d="M16 25.5 5.5 9.5c4.9.6 8.3 3 10.5 7.2 2.2-4.2 5.6-6.6 10.5-7.2z"/><circle cx="16" cy="9" r="2.6" fill="#ffd27a"/>',
  ),
  pera: icon(
    "#a8327f",
    '<g fill="#fff"><path d="M16 6c3.6 2.7 4.6 6 0 10-4.6-4-3.6-7.3 0-10z"/><path d="M26 16c-2.7 3.6-6 4.6-10 0 4-4.6 7.3-3.6 10 0z"/><path d="M16 26c-3.6-2.7-4.6-6 0-10 4.6 4 3.6 7.3 0 10z"/><path d="M6 16c2.7-3.6 6-4.6 10 0-4 4.6-7.3 3.6-10 0z"/></g><circle cx="16" cy="16" r="2" fill="#ffc2e4"/>',
  ),
  lodos: icon(
    "#3654c8",
    '<path fill="#fff" d="m16 4.5 4.6 11.5H11.4z" opacity=".55"/><path fill="#fff" d="m16 27.5 4.6-11.5H11.4z"/><path d="M6 12.5c2.2-2 4-2 6 0M20 19.5c2.2 2 4 2 6 0" fill="none" stroke="#a9c1ff" stroke-width="2" stroke-linecap="round"/>',
  ),
};

function icon(colour: string, mark: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${colour}"/>${mark}</svg>`;
}
