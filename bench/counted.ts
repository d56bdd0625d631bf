import { runInDurableObject } from "cloudflare:test";
import type { Env } from "../src/env.ts";
import { LiveCall } from "../src/live/live-call.ts";

/** What one stage asked of the account. */
export interface Count {
  /** Requests to D1; a batch is one. */
  roundTrips: number;
  statements: number;
  rowsRead: number;
  rowsWritten: number;
  /** Milliseconds that the database says its statements took. */
  databaseMs: number;
  messages: number;
  /** Requests to Durable Objects. */
  objectRequests: number;
  /** Rows that Durable Objects wrote: a stored value, or an alarm, is one. */
  objectRows: number;
  /** Requests to the worker, where a stage counts them. */
  requests: number;
}

export const noCount = (): Count => ({
  roundTrips: 0,
  statements: 0,
  rowsRead: 0,
  rowsWritten: 0,
  databaseMs: 0,
  messages: 0,
  objectRequests: 0,
  objectRows: 0,
  requests: 0,
});

/** Counts apart what each stage asks; `at` names the one that begins. */
export function stageCounter() {
  const stages = new Map<string, Count>();
  let stage = "";
  const count = () => {
    const standing = stages.get(stage) ?? noCount();
    stages.set(stage, standing);
    return standing;
  };
  const at = (name: string) => {
    stage = name;
  };
  return { stages, count, at };
}

/** The database with every answer's `meta` added up in `count()`. */
export function countedDatabase(db: D1Database, count: () => Count): D1Database {
  const add = (results: readonly { meta: Record<string, unknown> }[]) => {
    const into = count();
    into.roundTrips += 1;
    into.statements += results.length;
    for (const { meta } of results) {
      into.rowsRead += Number(meta.rows_read ?? 0);
      into.rowsWritten += Number(meta.rows_written ?? 0);
      into.databaseMs += Number(meta.duration ?? 0);
    }
  };
  const wrap = (statement: D1PreparedStatement, reads: boolean): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => wrap(target.bind(...values), reads);
        if (name === "unwrapped") return target;
        if (name === "raw") {
          // `raw` answers no meta, so the same is asked as `all`; a read twice, for `all` has one column of each name.
          return async () => {
            const all = await target.all<Record<string, unknown>>();
            add([all]);
            return reads ? target.raw() : all.results.map((row) => Object.values(row));
          };
        }
        if (name === "all" || name === "run") {
          return async () => {
            const all = await target.all();
            add([all]);
            return all;
          };
        }
        return Reflect.get(target, name);
      },
    });
  return new Proxy(db, {
    get(target, name) {
      if (name === "prepare") return (query: string) => wrap(target.prepare(query), /^select/i.test(query));
      if (name === "batch") {
        return async (statements: (D1PreparedStatement & { unwrapped?: D1PreparedStatement })[]) => {
          const results = await target.batch(statements.map((statement) => statement.unwrapped ?? statement));
          add(results);
          return results;
        };
      }
      return Reflect.get(target, name);
    },
  });
}

/** A queue that keeps its messages in `sent` instead of delivering them. */
export function countedQueue(count: () => Count, sent: unknown[]): Queue {
  const queue = {
    async sendBatch(messages: Iterable<MessageSendRequest>) {
      const bodies = [...messages].map(({ body }) => body);
      count().messages += bodies.length;
      sent.push(...bodies);
    },
  };
  return queue as unknown as Queue;
}

/** What is asked of storage that writes a row, or removes one. */
const WRITES = ["put", "setAlarm", "deleteAlarm", "delete", "deleteAll"];

/**
 * The live calls with every request to them, and every row they write, added up in `count()`; they have `env` for
 * theirs.
 */
export function countedLiveCalls(
  real: DurableObjectNamespace,
  count: () => Count,
  env: () => Env,
): DurableObjectNamespace {
  const objects = new Map<string, LiveCall>();
  const objectOf = (name: string, state: DurableObjectState): LiveCall => {
    const object = objects.get(name) ?? new LiveCall(state, env());
    if (!objects.has(name)) Object.defineProperty(object, "ctx", { value: counting(state, count) });
    objects.set(name, object);
    return object;
  };
  const stub = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method: keyof LiveCall) =>
          (...given: unknown[]) => {
            count().objectRequests += 1;
            return runInDurableObject(real.get(real.idFromName(name)), (_instance, state) => {
              const object = objectOf(name, state);
              return (object[method] as (...given: unknown[]) => unknown).apply(object, given);
            });
          },
      },
    );
  return { idFromName: (name: string) => name, get: stub } as unknown as DurableObjectNamespace;
}

/** The same state, whose storage counts the rows that are written. */
function counting(state: DurableObjectState, count: () => Count): DurableObjectState {
  const counted = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(of, name) {
        const member: unknown = Reflect.get(of, name);
        if (name === "storage" || name === "kv") return counted(member as object);
        if (typeof member !== "function") return member;
        return (...given: unknown[]) => {
          if (WRITES.includes(String(name))) count().objectRows += 1;
          return member.apply(of, given);
        };
      },
    });
  return counted(state);
}
