import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Article } from "@/components/runbook/article";
import { ErrorArticle, RunbookArticle } from "@/components/runbook/articles";
import { IndexList } from "@/components/runbook/index-list";
import { listings } from "@/components/runbook/listing";
import { causeSlugs, errorPages, findEntry } from "@/lib/runbook/pages";

const pages = errorPages.map(
  (page) => [page.slug, renderToStaticMarkup(createElement(ErrorArticle, { page }))] as const,
);
const runbooks = causeSlugs.map(
  (cause) => [cause, renderToStaticMarkup(createElement(RunbookArticle, { cause }))] as const,
);
const index = renderToStaticMarkup(createElement(IndexList, { listings: listings() }));

const hrefs = (html: string): string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");

function sound(slug: string, html: string): void {
  expect(html.match(/<h1/g)).toHaveLength(1);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(html).toContain(`<link rel="canonical" href="/errors/${slug}"/>`);
  for (const href of hrefs(html)) {
    if (href.startsWith("#")) expect(ids, href).toContain(href.slice(1));
    else if (href.startsWith("/errors/")) expect(findEntry(href.slice(8))?.kind, href).toMatch(/^(page|cause)$/);
    else if (href.startsWith("/")) expect(["/", "/errors", "/sign-up"]).toContain(href);
    else expect(href).toMatch(/^https:\/\/[a-z0-9.-]+\//);
  }
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json]) => json ?? "",
  );
  expect(data).toHaveLength(1);
  expect(data[0]).not.toContain("<");
  expect(JSON.parse(data[0] ?? "")).toMatchObject({ "@type": "TechArticle", headline: expect.stringMatching(/\S/) });
  expect(html).toContain('href="/sign-up"');
}

describe("the pages of reference", () => {
  it.each(pages)("%s renders whole, and its links lead somewhere", (slug, html) => {
    sound(slug, html);
    for (const part of ["meaning", "says", "ways", "check", "retry", "prevent", "sources"])
      expect(html).toContain(`id="${part}"`);
  });

  it.each(runbooks)("the runbook of %s renders whole, and its links lead somewhere", (slug, html) => {
    sound(slug, html);
    for (const part of ["check", "retry", "prevent", "sources"]) expect(html).toContain(`id="${part}"`);
  });

  it("cannot be broken out of by what they say of themselves", () => {
    const title = '</script><!--<script>alert("x")</script>';
    const html = renderToStaticMarkup(
      createElement(Article, { path: "/errors/x", kicker: "", title, sentence: title, parts: [], sources: [] }),
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    const json = /ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
    expect(json).not.toContain("<");
    expect(JSON.parse(json)).toMatchObject({ headline: title });
  });

  it("are all in the index, without script too", () => {
    const listed = hrefs(index).map((href) => href.replace("/errors/", ""));
    expect(listed.sort()).toEqual([...errorPages.map(({ slug }) => slug), ...causeSlugs].sort());
  });
});
