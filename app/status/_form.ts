import { AppError } from "@/lib/errors";

/** A form of ours is small. */
const mostBytes = 20_000;

/**
 * What a plain form sent.
 * @throws AppError `invalid` when it is none, or too long
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  const text = await request.text();
  // Mail programs may send the one field of RFC 8058 either way; it is not needed to know what is meant.
  if (text.length > mostBytes || !type.startsWith("application/x-www-form-urlencoded"))
    throw new AppError("invalid", "This is not a form of ours.");
  return new URLSearchParams(text);
}

/** What is chosen of components: all of them is none in particular. */
export const chosenComponents = (form: URLSearchParams): string[] =>
  form.get("about") === "some" ? form.getAll("component") : [];
