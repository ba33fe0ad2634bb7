import { describe, expect, it } from "vitest";
import { markdownHtml, markdownText } from "@/lib/announcement/markdown";

describe("markdown", () => {
  it.each<[string, string, string]>([
    ["plain", "<p>plain</p>", "plain"],
    [
      "**bold** and _em_ and `code`",
      "<p><strong>bold</strong> and <em>em</em> and <code>code</code></p>",
      "bold and em and code",
    ],
    ["one\n\ntwo", "<p>one</p>\n<p>two</p>", "one\n\ntwo"],
    [
      "[our docs](https://example.com/a?b=1&c=2)",
      '<p><a href="https://example.com/a?b=1&#x26;c=2" rel="nofollow noopener noreferrer">our docs</a></p>',
      "our docs (https://example.com/a?b=1&c=2)",
    ],
    [
      "<https://example.com>",
      '<p><a href="https://example.com" rel="nofollow noopener noreferrer">https://example.com</a></p>',
      "https://example.com",
    ],
    [
      "[write](mailto:a@b.example)",
      '<p><a href="mailto:a@b.example" rel="nofollow noopener noreferrer">write</a></p>',
      "write (a@b.example)",
    ],
    ["- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "- one\n- two"],
    ["3. one\n4. two", '<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>', "3. one\n4. two"],
    ["# Big", "<h3>Big</h3>", "Big"],
    ["![a map](https://evil.test/pixel.png)", "<p>a map</p>", "a map"],
  ])("%j", (source, html, text) => {
    expect(markdownHtml(source)).toBe(html);
    expect(markdownText(source)).toBe(text);
  });

  it.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "<style>@import 'https://evil.test'</style>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x](//evil.test/)",
    "[x](/app/settings)",
    "[x](file:///etc/passwd)",
    '[x](https://a.example "onmouseover=alert(1)")',
    "![x](javascript:alert(1))",
    "<iframe src=https://evil.test></iframe>",
    "```mermaid\ngraph TD; A[<img src=x onerror=alert(1)>]\n```",
    "[x][1]\n\n[1]: javascript:alert(1)",
    '<p id="page" class="x" style="position:fixed">x</p>',
  ])("lets nothing through of %j", (source) => {
    const html = markdownHtml(source);
    expect(html).not.toMatch(/<(script|img|svg|style|iframe|form|object)/i);
    expect(html).not.toMatch(/<[^>]*(onerror|onload|onmouseover|style|class|id|src|title)=/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links.filter((href) => !/^(https?:\/\/|mailto:)/.test(href ?? ""))).toEqual([]);
  });
});
