import { describe, expect, it } from "vitest";
import { answersIn, recordedAnswers } from "@/bench/score/answer";
import { oracleOf } from "@/bench/score/oracle";
import { mark, read, scoreOf } from "@/bench/score/score";
import { unseenScores } from "@/bench/score/unseen";

const answers = recordedAnswers();
const oracle = oracleOf(answers);
const marked = answers.map((answer) => mark(answer, oracle));
const score = scoreOf(marked);

describe("the diagnosis on recorded answers", () => {
  it("scores within 0.25 of an oracle that knows which faults look the same", () => {
    expect(score.count).toBeGreaterThan(650);
    expect(score.behind).toBeLessThanOrEqual(0.25);
  });

  it("stays near an oracle that knows the time of each answer too", () => {
    const timed = oracleOf(answers, true);
    expect(scoreOf(answers.map((answer) => mark(answer, timed))).behind).toBeLessThanOrEqual(0.28);
  });

  it("names the layer that must act in 95 of 100, where the oracle knows it", () => {
    expect(score.layerKnown).toBeGreaterThan(400);
    expect(score.layerRight).toBeGreaterThanOrEqual(0.95);
  });

  it("never puts 0.8 on a wrong cause, and is certain only where it is right", () => {
    expect(score.highestWrong.weight).toBeLessThan(0.8);
    expect(score.certainWrong).toEqual([]);
    expect(score.certain).toBeGreaterThan(100);
  });

  it("says weights that come true", () => {
    for (const { count, said, so } of score.deciles) if (count >= 30) expect(said - so).toBeLessThan(0.1);
    // Weighted by how often each is said, what is said and what is so differ by little.
    const total = score.deciles.reduce((sum, { count }) => sum + count, 0);
    const off = score.deciles.reduce((sum, { count, said, so }) => sum + (count / total) * Math.abs(said - so), 0);
    expect(off).toBeLessThan(0.05);
  });
});

describe("the diagnosis on what it has not seen", () => {
  const unseen = Object.fromEntries(unseenScores(answers, oracle));

  it.each([
    "other versions",
    "no Server header",
    "another gateway before",
    "HTTP/2",
    "time unknown",
    "codes without their message",
  ])("stays within 0.5 of the oracle: %s", (name) => {
    expect(unseen[name]?.behind).toBeLessThanOrEqual(0.5);
  });

  it.each([
    ["page of the site", 0.7],
    ["body left out", 0.9],
    ["compressed body", 0.86],
    ["products left out, one at a time", 1.15],
  ])("does not fall back where the page itself is gone: %s", (name, most) => {
    expect(unseen[name]?.behind).toBeLessThanOrEqual(most);
    expect(unseen[name]?.highestWrong.weight).toBeLessThan(0.8);
  });
});

describe("the score", () => {
  const answer = { id: "a", product: "p", layer: "application", cause: "app-error", text: "HTTP/1.1 500 Oh\r\n\r\n" };

  it("is the logarithm of the weight on the true cause, and of 0.001 at least", () => {
    const own = oracleOf([answer]);
    const report = read(answer);
    const weight = report.diagnosis?.candidates.find(({ cause }) => cause === "app-error")?.weight ?? 0;
    expect(mark(answer, own).score).toBeCloseTo(Math.log(weight));
    expect(mark({ ...answer, cause: "tls-reset" }, own).score).toBeCloseTo(Math.log(0.001));
  });

  it("lets the oracle spread over faults that look the same, whatever their dates", () => {
    const dated = (day: string, cause: string) => ({
      ...answer,
      cause,
      text: `HTTP/1.1 502 Bad\r\nDate: Fri, ${day} Nov 2026 20:11:13 GMT\r\n\r\n`,
    });
    const pair = [dated("20", "upstream-refused"), dated("21", "upstream-reset")];
    expect(pair.map((each) => oracleOf(pair).weight(each))).toEqual([0.5, 0.5]);
  });

  it("tells which line of a file cannot be read", () => {
    expect(() => answersIn(`${JSON.stringify(answer)}\n{"id":1}`)).toThrow("Line 2");
  });
});
