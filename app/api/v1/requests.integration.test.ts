import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { monitorBody, newTenant, type Tenant } from "@/app/api/v1/_testing";
import { problem } from "@/lib/api/answers";
import { forgetAnswers } from "@/lib/api/forget-answers";
import { closeRateLimits, countCall, rateLimits } from "@/lib/api/rate-limit";
import { closeDb, pool } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { shutDown } from "@/lib/queue/shut-down";
import { boundMs } from "@/lib/testing/bound";

afterAll(async () => {
  closeRateLimits();
  await shutDown();
});

let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant();
});

const monitorsOf = async ({ organizationId }: Tenant): Promise<number> => {
  const { rows } = await pool().query<{ n: number }>(
    "select count(*)::int as n from monitor where organization_id = $1",
    [organizationId],
  );
  return rows[0]?.n ?? -1;
};
const kept = async (organizationId: string) =>
  (
    await pool().query<{ status: number | null; answer: string | null }>(
      "select status, answer from idempotency_key where organization_id = $1",
      [organizationId],
    )
  ).rows;
const under = (key: string) => ({ "idempotency-key": key });

describe("Idempotency-Key", () => {
  it("does the work once and gives the same answer again", async () => {
    const own = await newTenant();
    const headers = under(randomUUID());
    const first = await own.call("POST", "/monitors", { body: monitorBody(), headers });
    const second = await own.call("POST", "/monitors", { body: monitorBody(), headers });
    expect(first.status).toBe(201);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get("location")).toBe(`/api/v1/monitors/${first.body["id"]}`);
    expect([first, second].map((got) => got.headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    expect(await monitorsOf(own)).toBe(1);
  });

  it("does the work once for twenty at the same time", async () => {
    const own = await newTenant();
    const headers = under("same");
    const got = await Promise.all(
      Array.from({ length: 20 }, () => own.call("POST", "/monitors", { body: monitorBody(), headers })),
    );
    expect(got.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(got.map(({ body }) => body["id"])).size).toBe(1);
    expect(await monitorsOf(own)).toBe(1);
  });

  it("refuses the key for another body or another path", async () => {
    const own = await newTenant();
    const headers = under("once");
    const { body } = await own.call("POST", "/monitors", { body: monitorBody(), headers });
    const other = await own.call("POST", "/monitors", { body: monitorBody({ name: "other" }), headers });
    const elsewhere = await own.call("POST", `/monitors/${body["id"]}/pause`, { headers });
    expect([other.status, elsewhere.status]).toEqual([422, 422]);
    expect(problem.parse(other.body).detail).toContain("another request");
    expect(await monitorsOf(own)).toBe(1);
  });

  it("belongs to one organization", async () => {
    const [one, two] = [await newTenant(), await newTenant()];
    const headers = under("shared words");
    expect((await one.call("POST", "/monitors", { body: monitorBody(), headers })).status).toBe(400);
    const same = under("shared");
    const a = await one.call("POST", "/monitors", { body: monitorBody(), headers: same });
    const b = await two.call("POST", "/monitors", { body: monitorBody(), headers: same });
    expect([a.status, b.status]).toEqual([201, 201]);
    expect(a.body["id"]).not.toBe(b.body["id"]);
  });

  it("is free again after a refusal, which changed nothing", async () => {
    const own = await newTenant();
    const headers = under("retry");
    expect((await own.call("POST", "/monitors", { body: monitorBody({ name: "" }), headers })).status).toBe(400);
    expect(await kept(own.organizationId)).toEqual([]);
    expect((await own.call("POST", "/monitors", { body: monitorBody(), headers })).status).toBe(201);
  });

  it("keeps a secret that is shown once only sealed", async () => {
    const own = await newTenant();
    const headers = under("channel");
    const body = { type: "webhook", url: "http://127.0.0.1:9/hook" };
    const first = await own.call("POST", "/channels", { body, headers });
    const again = await own.call("POST", "/channels", { body, headers });
    const secret = String(first.body["secret"]);
    expect(secret).toMatch(/^whsec_/);
    expect(again.body["secret"]).toBe(secret);
    expect(JSON.stringify(await kept(own.organizationId))).not.toContain(secret.slice(6));
  });

  it("waits for the first call and says 409 when it does not end", { timeout: 20_000 }, async () => {
    const own = await newTenant();
    const headers = under("slow");
    await own.call("POST", "/monitors", { body: monitorBody(), headers });
    await pool().query(
      "update idempotency_key set status = null, answer = null, created_at = clock_timestamp() where organization_id = $1",
      [own.organizationId],
    );
    const got = await own.call("POST", "/monitors", { body: monitorBody(), headers });
    expect(got.status).toBe(409);
    expect(got.headers.get("retry-after")).toBe("5");
    expect(await monitorsOf(own)).toBe(1);
  });

  it("lets a repeat do the work of a call that died, and forgets after 24 hours", async () => {
    const own = await newTenant();
    const headers = under("dead");
    const age = (interval: string, status: string) =>
      pool().query(
        `update idempotency_key set ${status} created_at = clock_timestamp() - interval '${interval}' where organization_id = $1`,
        [own.organizationId],
      );
    const post = () => own.call("POST", "/monitors", { body: monitorBody(), headers });
    await post();
    await age("3 minutes", "status = null, answer = null,");
    expect((await post()).headers.get("idempotency-replayed")).toBeNull();
    expect(await monitorsOf(own)).toBe(2);
    await age("23 hours", "");
    expect((await post()).headers.get("idempotency-replayed")).toBe("true");
    await age("25 hours", "");
    expect((await post()).headers.get("idempotency-replayed")).toBeNull();
    await age("25 hours", "");
    expect(await forgetAnswers()).toBeGreaterThan(0);
    expect(await kept(own.organizationId)).toEqual([]);
  });

  it("is refused when it is none", async () => {
    for (const key of ["", "a".repeat(256), "a b"]) {
      const got = await tenant.call("POST", "/monitors", { body: monitorBody(), headers: under(key) });
      expect(problem.parse(got.body).errors?.[0]?.field).toBe("Idempotency-Key");
    }
  });
});

describe("bodies", () => {
  const send = (text: BodyInit, headers: Record<string, string> = {}) =>
    tenant.call("POST", "/monitors", { text, headers });
  const big = JSON.stringify(monitorBody({ body: "x".repeat(300_000) }));

  it.each([
    ["no JSON", "{", 400],
    ["nothing", "", 400],
    ["a list", "[]", 400],
    ["null", "null", 400],
    ["a hundred thousand levels", `{"tags":${"[".repeat(100_000)}`, 400],
    ["a key given twice", '{"name":"a","name":"b"}', 400],
    ["__proto__", '{"__proto__":{"polluted":true}}', 400],
    ["1e400", '{"name":"a","url":"http://127.0.0.1/","intervalSeconds":1e400}', 400],
    ["U+0000", '{"name":"a","url":"http://127.0.0.1/","intervalSeconds":60,"expect":{"keyword":"a\\u0000"}}', 400],
    ["half a surrogate pair", '{"name":"\\ud800","url":"http://127.0.0.1/","intervalSeconds":60}', 400],
    ["bytes that are not UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ["20,000 unknown keys", `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(",")}}`, 400],
    ["more than 256 KiB", big, 413],
  ])("%s: a problem, quickly, and nothing changed", async (_name, text, status) => {
    const before = await monitorsOf(tenant);
    const started = performance.now();
    const got = await send(text);
    expect(performance.now() - started).toBeLessThan(boundMs);
    expect([got.status, problem.parse(got.body).status]).toEqual([status, status]);
    expect(await monitorsOf(tenant)).toBe(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each([null, "200", [], 7])("changes nothing for an expectation that is %j", async (expectation) => {
    const made = await tenant.call("POST", "/monitors", { body: monitorBody({ expect: { keyword: "kept" } }) });
    const got = await tenant.call("PATCH", `/monitors/${made.body["id"]}`, { body: { expect: expectation } });
    expect([got.status, problem.parse(got.body).errors?.[0]?.field]).toEqual([400, "expect"]);
    const after = await tenant.call("GET", `/monitors/${made.body["id"]}`);
    expect(after.body["expect"]).toEqual(made.body["expect"]);
  });

  it("stops reading a stream at the limit", async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 100 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    expect((await send(stream)).status).toBe(413);
    expect(sent).toBeLessThan(1024 * 1024);
  });

  it("reads nothing of a stranger's body", async () => {
    let pulled = 0;
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024));
        },
      },
      { highWaterMark: 0 },
    );
    const got = await tenant.call("POST", "/monitors", { text: stream, key: null });
    expect([got.status, pulled]).toEqual([401, 0]);
  });

  it("takes only JSON by its type", async () => {
    const text = JSON.stringify(monitorBody());
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json; charset=latin1",
      "application/jsonp",
      "",
    ]) {
      expect([type, (await send(text, { "content-type": type })).status]).toEqual([type, 415]);
    }
    expect((await send(text, { "content-encoding": "gzip" })).status).toBe(415);
    for (const type of ["application/json", "application/json; charset=UTF-8", "application/merge-patch+json"]) {
      expect([type, (await send(text, { "content-type": type })).status]).toEqual([type, 201]);
    }
  });
});

describe("limits", () => {
  it("stop a key that calls too often and say when to come back", async () => {
    const own = await newTenant();
    for (let count = 0; count < rateLimits.call; count += 500) {
      await Promise.all(Array.from({ length: 500 }, () => countCall("call", own.keyId)));
    }
    const got = await own.call("GET", "/monitors");
    expect(problem.parse(got.body).status).toBe(429);
    expect(Number(got.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(got.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect((await tenant.call("GET", "/monitors")).status).toBe(200);
  });

  it("stop test notices long before two hundred a minute, also many at once", async () => {
    const own = await newTenant();
    const { body } = await own.call("POST", "/channels", { body: { type: "webhook", url: "http://127.0.0.1:9/" } });
    const test = () => own.call("POST", `/channels/${body["id"]}/test`);
    const got = [await test(), ...(await Promise.all(Array.from({ length: 60 }, test))), await test()];
    const statuses = got.map(({ status }) => status);
    expect([statuses.at(0), statuses.at(-1)]).toEqual([200, 429]);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(rateLimits.send);
    for (const { status, headers } of got)
      if (status === 429) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it.each([
    ["while Redis is away", "redis://127.0.0.1:1"],
    ["without Redis", undefined],
  ])("hold %s", async (_name, url) => {
    const real = process.env["REDIS_URL"];
    const use = (value: string | undefined): void => {
      closeRateLimits();
      if (value === undefined) delete process.env["REDIS_URL"];
      else process.env["REDIS_URL"] = value;
      forgetEnv();
    };
    use(url);
    try {
      const by = randomUUID();
      for (let count = 0; count < rateLimits.send; count += 1) await countCall("send", by);
      await expect(countCall("send", by)).rejects.toMatchObject({ status: 429 });
      await countCall("send", randomUUID());
    } finally {
      use(real);
    }
  });
});

describe("without a database", () => {
  it("every call is a 503 that says when to come back and tells nothing", async () => {
    const real = process.env["DATABASE_URL"];
    const use = async (url: string | undefined): Promise<void> => {
      await closeDb();
      process.env["DATABASE_URL"] = url;
      forgetEnv();
    };
    await use("postgres://nobody:secret-word@127.0.0.1:1/none");
    try {
      for (const got of [
        await tenant.call("GET", "/monitors"),
        await tenant.call("POST", "/monitors", { body: monitorBody(), headers: under("away") }),
      ]) {
        expect([got.status, got.headers.get("retry-after")]).toEqual([503, "5"]);
        expect(got.text).not.toMatch(/secret-word|127\.0\.0\.1|prisma/i);
      }
    } finally {
      await use(real);
    }
    expect((await tenant.call("GET", "/monitors")).status).toBe(200);
  });
});
