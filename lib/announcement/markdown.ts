import type { Element, Nodes, Parents, Root } from "hast";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toHast } from "mdast-util-to-hast";

/** What an update may be made of. Images would be asked for from elsewhere, raw HTML is nobody's to write. */
const schema: Schema = {
  ...defaultSchema,
  strip: ["script", "style"],
  tagNames: ["p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a", "h3", "h4"],
  attributes: { a: ["href"], ol: ["start"] },
  protocols: { href: ["http", "https", "mailto"] },
  // Anything that another page could point at, or that scripts find by name, is not taken.
  clobber: [],
  required: {},
};

const rel = ["nofollow", "noopener", "noreferrer"];

/** Headings stand below the page's own. */
const headings: Record<string, string> = { h1: "h3", h2: "h3", h3: "h4", h4: "h4", h5: "h4", h6: "h4" };

const isAbsolute = (href: unknown): boolean => typeof href === "string" && /^(https?:\/\/|mailto:)/i.test(href);

/** An image becomes the words for it. */
function prepared(node: Nodes): void {
  if (!("children" in node)) return;
  const parent = node as Parents;
  parent.children = parent.children.map((child) => {
    if (child.type !== "element") return child;
    const { alt } = child.properties;
    if (child.tagName === "img") return { type: "text", value: typeof alt === "string" ? alt : "" };
    child.tagName = headings[child.tagName] ?? child.tagName;
    return child;
  }) as typeof parent.children;
  for (const child of parent.children) prepared(child);
}

/** A link leads to a whole address and gives nothing of the page away; any other is its words alone. */
function linked(node: Nodes): void {
  if (!("children" in node)) return;
  for (const child of node.children) linked(child as Nodes);
  if (node.type !== "element" || node.tagName !== "a") return;
  if (isAbsolute(node.properties["href"])) node.properties["rel"] = rel;
  else Object.assign(node, { tagName: "span", properties: {} } satisfies Partial<Element>);
}

/**
 * Markdown (CommonMark) as a tree that is safe to show: no raw HTML, no images, links to http, https and mailto only.
 */
export function markdownTree(source: string): Root {
  const tree = toHast(fromMarkdown(source));
  prepared(tree);
  const clean = sanitize(tree, schema);
  const root: Root = clean.type === "root" ? clean : { type: "root", children: [clean as Element] };
  linked(root);
  return root;
}

/** Markdown as safe HTML, for mails and feeds. */
export const markdownHtml = (source: string): string => toHtml(markdownTree(source));

const blocks = new Set(["p", "pre", "blockquote", "ul", "ol", "hr", "h3", "h4"]);

function inline(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.tagName === "br") return "\n";
  if (!("children" in node)) return "";
  const text = node.children.map((child) => inline(child as Nodes)).join("");
  if (node.type !== "element" || node.tagName !== "a") return text;
  const href = String(node.properties["href"] ?? "").replace(/^mailto:/i, "");
  return text === href || href === "" ? text : `${text} (${href})`;
}

function item(node: Element, mark: string): string {
  const text = block(node);
  return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

function block(node: Nodes): string {
  if (!("children" in node)) return inline(node);
  if (node.type === "element" && (node.tagName === "ul" || node.tagName === "ol")) {
    const items = node.children.filter((child): child is Element => child.type === "element");
    const first = Number(node.properties["start"] ?? 1);
    return items.map((each, index) => item(each, node.tagName === "ol" ? `${first + index}. ` : "- ")).join("\n");
  }
  const isBlock = (child: Nodes) => child.type === "element" && blocks.has(child.tagName);
  if (!node.children.some((child) => isBlock(child as Nodes))) return inline(node).trim();
  const parts = node.children.map((child) =>
    isBlock(child as Nodes) ? block(child as Nodes) : inline(child as Nodes).trim(),
  );
  return parts.filter((part) => part !== "").join(node.type === "element" && node.tagName === "li" ? "\n" : "\n\n");
}

/** Markdown as plain text, for mails, feeds and clients that show no formats. Links keep their address. */
export const markdownText = (source: string): string => block(markdownTree(source)).trim();
