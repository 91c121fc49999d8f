import type { Module } from "#worker/kernel/module.ts";
import { createTerritory } from "./create-territory.ts";
import { deleteTerritory } from "./delete-territory.ts";
import { layOutTerritories } from "./lay-out-territories.ts";
import { listTerritories } from "./list-territories.ts";
import { pinCustomer } from "./pin-customer.ts";
import { placeCustomers } from "./place-customers.ts";
import { previewTerritories } from "./preview-territories.ts";
import { setTerritoryMembers } from "./set-members.ts";
import { updateTerritory } from "./update-territory.ts";

export const territoriesModule: Module = {
  name: "territories",
  operations: [
    ...[listTerritories, previewTerritories, createTerritory, updateTerritory, deleteTerritory],
    ...[setTerritoryMembers, layOutTerritories, pinCustomer],
  ],
  permissions: [{ name: "territories:write", scoped: false, defaults: { manager: "all" } }],
  jobs: [placeCustomers],
};
