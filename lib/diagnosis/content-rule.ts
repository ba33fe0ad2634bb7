import type { CauseSlug } from "@/lib/diagnosis/cause";
import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import { answered, type Finding, type Rule } from "@/lib/diagnosis/finding";
import { recognise } from "@/lib/diagnosis/reporter";
import type { Weights } from "@/lib/diagnosis/weights";

const finding = (facts: Facts, rule: string, weights: Weights, summary: string, seen: readonly string[]): Finding => ({
  rule,
  weights,
  reporter: null,
  opening: answered(facts, "The server"),
  evidence: [...seen, ...answerEvidence(facts)],
  summary,
});

/** A redirect that was not followed, or a status below 400 that is not among the expected ones. */
export const unexpectedRule: Rule = (facts) => {
  const { status, result } = facts;
  if (status >= 400) return null;
  const location = facts.header("location");
  if (status >= 300 && status !== 304 && location !== undefined) {
    const shown = location.slice(0, 160);
    const summary = `${answered(facts, "The server")} with a redirect to ${shown}, which the check does not expect.`;
    if (!URL.canParse(location, result.url || "http://host.invalid/"))
      return finding(facts, "redirect:unusable", { "redirect-invalid": 1 }, summary, [`location: ${shown}`]);
    const target = new URL(location, result.url || "http://host.invalid/");
    if (target.href === result.url.toLowerCase())
      return finding(
        facts,
        "redirect:same",
        { "redirect-loop": 1 },
        `${answered(facts, "The server")} with a redirect to the same address.`,
        [],
      );
    if (/log-?in|sign-?in|\bauth\b|\bsso\b|oauth/.test(`${target.hostname}${target.pathname}`))
      return finding(
        facts,
        "redirect:sign-in",
        { "app-auth": 70, "proxy-auth-required": 20, "redirect-invalid": 10 },
        summary,
        [],
      );
    return finding(
      facts,
      "redirect:unexpected",
      { "redirect-invalid": 55, "proxy-configured-status": 25, "app-error": 10, "content-parked-domain": 10 },
      summary,
      [],
    );
  }
  const cause: CauseSlug = facts.response?.bodyBytes === 0 ? "content-empty" : "redirect-invalid";
  const weights: Weights =
    status >= 300 ? { [cause]: 60, "proxy-configured-status": 40 } : { "content-empty": 40, "app-error": 60 };
  return finding(
    facts,
    "status:unexpected",
    weights,
    `${answered(facts, "The server")}, which the check does not expect.`,
    [],
  );
};

/** Texts of error pages that are known to come with a good status. */
const errorTexts = [
  "error establishing a database connection",
  "there has been a critical error on this website",
  "<b>fatal error</b>:",
  "briefly unavailable for scheduled maintenance",
];
/** A page longer than this is one that may speak of an error without being one. */
const shortPage = 2048;

function errorPage(facts: Facts): string | null {
  const found = facts.body.length <= shortPage ? errorTexts.find((text) => facts.body.includes(text)) : undefined;
  if (found !== undefined) return found;
  const health = facts.header("content-type")?.includes("health+json");
  return health && /"status" ?: ?"(fail|error|down)"/.test(facts.body.slice(0, 4096)) ? '"status": "fail"' : null;
}

/** A keyword that is missing, or there when it must not be. */
export const keywordRule: Rule = (facts) => {
  const { response, expect } = facts;
  if (!response || expect.keyword === null) return null;
  const { text, absent } = expect.keyword;
  const found = response.keywordFound ?? response.bodyText.includes(text);
  if (found !== absent) return null;
  const shown = `"${text.slice(0, 80)}"`;
  if (absent)
    return finding(
      facts,
      "keyword:present",
      { "content-error-page-200": 1 },
      `The answer has the text ${shown}, which it must not have.`,
      [`${shown} was found in the body`],
    );
  if (response.bodyBytes === 0)
    return finding(
      facts,
      "keyword:empty",
      { "content-empty": 1 },
      `The answer came without a body, so it lacks the text ${shown}.`,
      [],
    );
  const error = errorPage(facts);
  if (error !== null) return errorPageRule(facts);
  const shield = recognise(facts);
  if (shield)
    return finding(
      facts,
      `page:${shield.page.id}`,
      shield.page.causes,
      `${answered(facts, shield.product.name)} with a page of its own, without the text ${shown}.`,
      [],
    );
  return finding(facts, "keyword:missing", { "content-keyword-missing": 1 }, `The answer lacks the text ${shown}.`, [
    `${shown} was not found in the body`,
  ]);
};

/** An error page under a good status. */
export const errorPageRule: Rule = (facts) => {
  const text = errorPage(facts);
  if (text === null) return null;
  return finding(
    facts,
    "error-page",
    { "content-error-page-200": 1 },
    `${answered(facts, "The server")}, but with an error page: it says "${text}".`,
    [`the body says "${text}"`],
  );
};
