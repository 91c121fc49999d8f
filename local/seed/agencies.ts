import type { RoleKey } from "#worker/kernel/module.ts";
import type { Brand } from "#worker/kernel/tenant.ts";
import type { Language } from "./corpus/index.ts";
import { icons } from "./icons.ts";

export type Person = { name: string; email: string; role: RoleKey; teams: number[] };

/** A tenant of the demo, as it is laid out. `people[0]` is its owner; `full: false` leaves it as a new one is. */
export type Agency = {
  slug: string;
  seed: number;
  planKey: string;
  language: Language;
  currency: "TRY" | "EUR";
  /** The share of deals in lira; the rest is in euro. */
  lira: number;
  brand: Brand;
  teams: string[];
  people: Person[];
  full: boolean;
};

export const agencies: Agency[] = [
  {
    slug: "anka",
    seed: 1881,
    planKey: "growth",
    language: "tr",
    currency: "TRY",
    lira: 1,
    brand: {
      name: "Anka Dijital",
      colour: "#0f8b8d",
      radius: "medium",
      font: "inter",
      icon: icons.anka,
      supportEmail: "destek@anka.example",
    },
    teams: ["Satış", "Müşteri ilişkileri"],
    people: [
      { name: "Elif Karaca", email: "elif@anka.example", role: "owner", teams: [] },
      { name: "Mert Aydoğan", email: "mert@anka.example", role: "manager", teams: [0, 1] },
      { name: "Zeynep Işık", email: "zeynep@anka.example", role: "member", teams: [0] },
      { name: "Çağrı Öztürk", email: "cagri@anka.example", role: "member", teams: [1] },
      { name: "Nurgül Şen", email: "nurgul@anka.example", role: "viewer", teams: [1] },
    ],
    full: true,
  },
  {
    slug: "pera",
    seed: 1923,
    planKey: "growth",
    language: "en",
    currency: "EUR",
    lira: 0.3,
    brand: {
      name: "Pera Ajans",
      colour: "#a8327f",
      radius: "small",
      font: "inter",
      icon: icons.pera,
      supportEmail: "hello@pera.example",
    },
    teams: ["New business", "Client services"],
    people: [
      { name: "Emre Balcı", email: "emre@pera.example", role: "owner", teams: [] },
      { name: "Zehra Erdem", email: "zehra@pera.example", role: "manager", teams: [0, 1] },
      { name: "Kaan Mutlu", email: "kaan@pera.example", role: "member", teams: [0] },
      { name: "Defne Güler", email: "defne@pera.example", role: "member", teams: [1] },
      { name: "Ilgın Yücel", email: "ilgin@pera.example", role: "viewer", teams: [0] },
    ],
    full: true,
  },
  {
    slug: "lodos",
    seed: 1453,
    planKey: "starter",
    language: "tr",
    currency: "TRY",
    lira: 1,
    brand: { name: "Lodos Medya", colour: "#3654c8", radius: "large", font: "system", icon: icons.lodos },
    teams: [],
    people: [{ name: "Deniz Poyraz", email: "deniz@lodos.example", role: "owner", teams: [] }],
    full: false,
  },
];

export const operator = { email: "owner@platform.localhost", name: "Levent Aksoy" };
