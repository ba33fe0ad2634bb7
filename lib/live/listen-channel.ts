import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

type Listener = (payload: string) => void;
type Hub = { listeners: Map<string, Set<Listener>>; client: pg.Client | null; connecting: Promise<void> | null };

const shared = globalThis as { hopcheckHub?: Hub };
const hub = (): Hub => {
  shared.hopcheckHub ??= { listeners: new Map(), client: null, connecting: null };
  return shared.hopcheckHub;
};

const reconnectMs = 1000;

async function connect(state: Hub): Promise<void> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: "hopcheck live",
    keepAlive: true,
  });
  client.on("notification", ({ channel, payload }) => {
    for (const listener of state.listeners.get(channel) ?? []) listener(payload ?? "");
  });
  const lost = () => {
    if (state.client !== client) return;
    state.client = null;
    retryLater(state);
  };
  client.on("error", lost);
  client.on("end", lost);
  await client.connect();
  state.client = client;
  for (const channel of state.listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
}

function retryLater(state: Hub): void {
  if (state.listeners.size === 0) return;
  setTimeout(() => {
    ready(state).catch((error: unknown) => {
      log("live").warn({ error: String(error) }, "the live connection to the database is down; trying again");
      retryLater(state);
    });
  }, reconnectMs).unref();
}

async function ready(state: Hub): Promise<void> {
  if (state.client) return;
  state.connecting ??= connect(state).finally(() => {
    state.connecting = null;
  });
  await state.connecting;
}

/**
 * Listens on a Postgres channel over one shared connection that comes back by itself.
 * What is notified while it is away is lost: a listener also polls.
 * @returns a function that ends this listening
 */
export async function listenChannel(channel: string, listener: Listener): Promise<() => void> {
  const state = hub();
  const listeners = state.listeners.get(channel) ?? new Set();
  const first = listeners.size === 0;
  listeners.add(listener);
  state.listeners.set(channel, listeners);
  try {
    await ready(state);
  } catch (error) {
    // Whoever listens is served as soon as the database is there.
    retryLater(state);
    throw error;
  }
  if (first) await state.client?.query(`listen ${pg.escapeIdentifier(channel)}`);
  return () => {
    listeners.delete(listener);
  };
}

/** Ends the shared connection, for a clean stop. */
export async function closeLive(): Promise<void> {
  const state = hub();
  state.listeners.clear();
  const client = state.client;
  state.client = null;
  await client?.end();
}
