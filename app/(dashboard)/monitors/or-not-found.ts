import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** What a verb answers; its "no such" becomes the page that says so. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
