import { Redis } from "ioredis";
import nodemailer from "nodemailer";
import pg from "pg";
import { redisConnection } from "@/lib/queue/backend";

/** For each server, from the first packet to the last answer; also against one that never says a word. */
const patienceMs = 8_000;
const oldestPostgres = 16;

type Trouble = { code?: string; message?: string; responseCode?: number };

const noAnswer = "does not answer within 8 seconds";

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 200);

/** What the network says of any server, the same for all of them. */
function networkTrouble({ code = "", message = "" }: Trouble): string | undefined {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EDNS" || /ENOTFOUND|EAI_AGAIN/.test(message))
    return "has a name that cannot be looked up: correct the host";
  if (/ECONNREFUSED/.test(code + message)) return "refuses connections: start the server, or correct host and port";
  if (/EHOSTUNREACH|ENETUNREACH/.test(code + message)) return "cannot be reached from here: correct the host";
  if (/ETIMEDOUT|timed? ?out|timeout/i.test(code + message)) return `${noAnswer}: correct host and port`;
  return undefined;
}

function postgresTrouble(trouble: Trouble, url: string): string {
  const { code = "", message = "" } = trouble;
  if (code === "28P01" || code === "28000" || /must be a string|SASL/.test(message))
    return `does not let this user in (${oneLine(message)}): correct user and password`;
  if (code === "3D000") return `has no such database (${oneLine(message)}): create it, or correct the name`;
  if (code === "53300") return `has no connection left (${oneLine(message)}): raise its max_connections`;
  if (message === "URI malformed" || message === "Invalid URL" || !URL.canParse(url))
    return "cannot be read: write special characters of the password as %XX";
  return networkTrouble(trouble) ?? `cannot be used: ${oneLine(message || code)}`;
}

function redisTrouble(trouble: Trouble): string {
  const { message = "" } = trouble;
  if (message.includes("NOAUTH")) return "asks for a password: name it, as in redis://:password@host:6379";
  if (message.includes("WRONGPASS") || message.includes("invalid password"))
    return "does not take this password: correct it";
  return networkTrouble(trouble) ?? `cannot be used: ${oneLine(message)}`;
}

function smtpTrouble(trouble: Trouble): string {
  const { code, message = "", responseCode } = trouble;
  if (code === "EAUTH") return `does not let this user in (${oneLine(message)}): correct user and password`;
  if (/wrong version number|packet length too long/i.test(message))
    return "does not begin with TLS: write smtp:// instead of smtps://";
  if (/self.signed|certificate|altnames/i.test(message))
    return `shows a certificate that is not trusted (${oneLine(message)}): name its authority with NODE_EXTRA_CA_CERTS`;
  if (responseCode !== undefined) return `answers: ${oneLine(message)}`;
  return networkTrouble(trouble) ?? `cannot be used: ${oneLine(message)}`;
}

async function tryPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; name: string }>(
      "select current_setting('server_version_num') as number, current_setting('server_version') as name",
    );
    const found = rows[0];
    if (found && Number(found.number) < oldestPostgres * 10_000)
      throw new Error(`it is Postgres ${found.name}, and Hopcheck needs ${oldestPostgres} or newer`);
  } finally {
    // Not awaited: a server that says nothing would not say goodbye either.
    void client.end().catch(() => undefined);
  }
}

async function tryRedis(url: string): Promise<void> {
  const client = new Redis({
    ...redisConnection(url),
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    lazyConnect: true,
    connectTimeout: patienceMs,
  });
  const first = Promise.withResolvers<never>();
  client.on("error", first.reject);
  try {
    await Promise.race([client.connect().then(() => client.ping()), first.promise]);
  } catch (error) {
    // What ended the connection says more than that it ended.
    throw await Promise.race([first.promise.catch((reason: unknown) => reason), Promise.resolve(error)]);
  } finally {
    client.disconnect();
  }
}

async function trySmtp(url: string): Promise<void> {
  const timeouts = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = nodemailer.createTransport({ url, ...timeouts, dnsTimeout: patienceMs });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

const services = {
  DATABASE_URL: { what: "Postgres", usualPort: 5432, attempt: tryPostgres, tell: postgresTrouble },
  REDIS_URL: { what: "Redis", usualPort: 6379, attempt: tryRedis, tell: redisTrouble },
  SMTP_URL: { what: "the mail server", usualPort: 587, attempt: trySmtp, tell: smtpTrouble },
} as const;

/** Where a server is, for a person: never its user or password. */
function placeOf(url: string, usualPort: number): string {
  if (!URL.canParse(url)) return "";
  const { hostname, port } = new URL(url);
  return hostname === "" ? "" : ` at ${hostname}:${port || usualPort}`;
}

/** Where the database is and why it cannot be used, in one line that holds no secret. */
export const databaseTrouble = (url: string, error: unknown): string =>
  `DATABASE_URL: Postgres${placeOf(url, services.DATABASE_URL.usualPort)} ${postgresTrouble(error as Trouble, url)}.`;

async function troubleOf(name: keyof typeof services, url: string): Promise<string | undefined> {
  const { what, usualPort, attempt, tell } = services[name];
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("timeout")), patienceMs + 500);
  try {
    await Promise.race([attempt(url), late.promise]);
    return undefined;
  } catch (error) {
    return `${name}: ${what}${placeOf(url, usualPort)} ${tell(error as Trouble, url)}.`;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tries every server that the environment names, within nine seconds: whether it is there, of the right kind, and lets us in.
 * @throws Error with a line for each that cannot be used: the variable, the place and what to do, and no secret
 */
export async function tryServices(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const names = Object.keys(services) as (keyof typeof services)[];
  const troubles = await Promise.all(
    names.map((name) => {
      const url = env[name];
      return url ? troubleOf(name, url) : undefined;
    }),
  );
  const told = troubles.filter((trouble) => trouble !== undefined);
  if (told.length > 0) throw new Error(told.join("\n"));
}
