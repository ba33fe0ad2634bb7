import type { Pace } from "@/lib/diagnosis/pace";
import type { Weights } from "@/lib/diagnosis/weights";

/** What an answer must show. All that is named must hold; texts are lower case and looked for as they stand, without patterns. */
export type Sign = {
  /** Header name to a part of its value; "" asks only that it is there. */
  headers?: Readonly<Record<string, string>>;
  /** Headers that must not be there. */
  absent?: readonly string[];
  /** Parts of the body, all of them. Runs of white space count as one space. */
  body?: readonly string[];
  bodyStarts?: string;
  /** The whole body is one of these. */
  bodyIs?: readonly string[];
  bodyEmpty?: true;
  /** Parts that must not be in the body. */
  bodyLacks?: readonly string[];
  /** Headers in the order in which they must come: what was added last stands last. */
  order?: readonly string[];
  /** The whole reason phrase. */
  reason?: string;
};

/** One of a product's own answers, and what it can mean. */
export type Page = Sign & {
  id: string;
  /** Statuses, or a whole class of them. */
  status: readonly (number | "4xx" | "5xx" | "any")[];
  causes: Weights;
  /** Instead of `causes` where the pace of the answer tells more than the general rule of `pace.ts` does. */
  byPace?: Readonly<Partial<Record<Pace, Weights>>>;
  /** Before both: at these whole seconds, where the product's own retries and limits end. */
  bySeconds?: Readonly<Record<number, Weights>>;
  /** The more exact page wins: 50 unless said. */
  strength?: number;
};

/** A product: how its own answers are told from those it passes on. Data only. */
export type Product = {
  id: string;
  /** As people write it. */
  name: string;
  layer: "edge" | "proxy" | "platform" | "application";
  /** Where the signs come from: seen on real servers, or the vendor's documents. */
  source: string;
  pages: readonly Page[];
  /** True when it signs its own answers in the `Server` header, so that its page under another name comes from further in. */
  signsHeader?: true;
  /** Signs that an answer came through the product; they do not say that it wrote it. */
  relays?: readonly Sign[];
};
