declare module "mjml" {
  /** Turns MJML into HTML. */
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default function mjml2html(
    mjml: string,
    options?: { validationLevel?: "strict" | "soft" | "skip"; keepComments?: boolean },
  ): Promise<{ html: string; errors: unknown[] }>;
}
