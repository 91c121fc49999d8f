/** What many records of an own object can be given at once, beside their own fields. */
export const MANY = { name: { kind: "text", maxLength: 200, required: true }, ownerId: { kind: "person" } } as const;
