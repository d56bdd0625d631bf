import type { SecretName, Wanted } from "./settings.ts";

/** What the account holds already. */
export interface Account {
  databases: readonly { name: string; uuid: string }[];
  queues: readonly string[];
  secrets: readonly string[];
}

export type Step =
  | { do: "create_database"; name: string }
  | { do: "write_database_id"; id: string }
  | { do: "create_queue"; name: string }
  | { do: "migrate" }
  | { do: "set_secrets"; names: SecretName[] }
  | { do: "deploy" };

/** What is missing, in the order in which it can be made; on an account that has it all, only migrating and deploying. */
export function planDeployment(wanted: Wanted, account: Account): Step[] {
  const database = account.databases.find(({ name }) => name === wanted.database.name);
  const queues = wanted.queues.filter((name) => !account.queues.includes(name));
  const secrets = wanted.secrets.filter((name) => !account.secrets.includes(name));
  return [
    ...(database ? [] : [{ do: "create_database", name: wanted.database.name } as const]),
    ...(database && database.uuid !== wanted.database.id
      ? [{ do: "write_database_id", id: database.uuid } as const]
      : []),
    ...queues.map((name) => ({ do: "create_queue", name }) as const),
    { do: "migrate" },
    ...(secrets.length > 0 ? [{ do: "set_secrets", names: secrets } as const] : []),
    { do: "deploy" },
  ];
}

/** A step in words, with the command that it stands for. */
export function describe(step: Step): string {
  switch (step.do) {
    case "create_database":
      return `create the database ${step.name} (wrangler d1 create ${step.name}) and write its id into wrangler.toml`;
    case "write_database_id":
      return `write the database's id ${step.id} into wrangler.toml`;
    case "create_queue":
      return `create the queue ${step.name} (wrangler queues create ${step.name})`;
    case "migrate":
      return "apply the migrations that are new (wrangler d1 migrations apply DB --remote)";
    case "set_secrets":
      return `set ${step.names.join(", ")} together with the deployment`;
    case "deploy":
      return "deploy the worker (wrangler deploy)";
  }
}
