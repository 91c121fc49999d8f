/** The parts of an address that a form asks. */
export const ADDRESS_PARTS = ["line", "district", "province", "postalCode"] as const;
