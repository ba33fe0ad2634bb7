import { describe, expect, it } from "vitest";
import { causes } from "@/lib/diagnosis/cause";
import { explainError, explainResponse } from "@/lib/diagnosis/explain-response";
import { runnerUpOf } from "@/lib/diagnosis/runner-up";
import { tells } from "@/lib/diagnosis/tells";

const now = new Date("2026-01-02T03:04:05Z");

describe("the runner-up", () => {
  it("is the second candidate, with what tells it from the first", () => {
    const text =
      "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>";
    const { diagnosis } = explainResponse({ text, elapsedMs: 2 }, now);
    const [first, second] = diagnosis?.candidates ?? [];
    expect(diagnosis?.runnerUp).toMatchObject({ ...second });
    expect(diagnosis?.runnerUp?.apart).toContain(first?.cause);
    expect(diagnosis?.runnerUp?.apart).toContain(tells["upstream-refused"]);
  });

  it("is nobody where the evidence leaves one cause", () => {
    expect(explainError({ code: "CERT_HAS_EXPIRED" }, now).diagnosis?.runnerUp).toBeNull();
  });

  it("has a sentence for every pair of causes", () => {
    const all = Object.entries(causes).map(([cause, { layer }]) => ({ cause, layer, weight: 0.5 }));
    for (const first of all)
      for (const second of all)
        if (first !== second) expect(runnerUpOf([first, second])?.apart).toMatch(/\S{3,} .{20,}\.$/);
  });

  it("knows only causes that there are", () => {
    for (const cause of Object.keys(tells)) expect(Object.keys(causes)).toContain(cause);
  });
});
