import { accounts, type AccountState } from "../accounts.js";
import { equals, timeWithin } from "../filter.js";
import { records } from "../records/record-resource.js";
import type { Resource } from "../resource.js";
import { createStore, type ItemFields, type Store } from "../store.js";

/** The accounts as the admin API shows them. */
export const integratedAccounts: Resource<ItemFields> = records("integrated-account", {
  filters: {
    tenant_id: equals("tenant_id"),
    is_sandbox: equals("is_sandbox"),
    status: equals("status"),
    created_at: timeWithin("created_at"),
    updated_at: timeWithin("updated_at"),
    "integration.name": ({ links }, value) =>
      links["integration"]?.includes(String(value)) === true,
    "features.super_query": ({ links }, value) =>
      links["super_query"]?.includes(String(value)) === true,
  },
});

const statuses: Readonly<Record<AccountState, string>> = {
  active: "active",
  "needs-reauth": "needs_reauth",
  "read-only": "active",
  // A state that the reference does not name: enumerations may grow.
  blocked: "blocked",
};

export function integratedAccountStore(): Store<ItemFields> {
  const items = Object.values(accounts).map(({ id, state }, sequence) => ({
    fields: {
      id,
      authentication_method: "oauth2",
      context: { subdomain: `tenant-${sequence + 1}` },
      created_at: `2025-0${sequence + 1}-01T00:00:00.000Z`,
      environment_integration_id: "b179ad55-0000-4000-8000-d2c173ee0000",
      is_sandbox: state === "read-only",
      last_action_result: null,
      last_error: state === "needs-reauth" ? "The credentials were refused." : null,
      region: "wnam",
      status: statuses[state],
      tenant_id: `tenant-${sequence + 1}`,
      updated_at: null,
    },
    links: {
      integration: [sequence === 0 ? "zendesk" : "jira"],
      super_query: sequence === 0 ? ["apac"] : [],
    },
    sequence,
  }));
  return createStore<ItemFields>(items, 1);
}
