import type { ComponentType, SVGProps } from "react";

/** Any icon of the set: drawn in `currentColor`, hidden from assistive technology by the component that shows it. */
export type Icon = ComponentType<SVGProps<SVGSVGElement> & { size?: number | string }>;
