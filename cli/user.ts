import type { Command } from "commander";

type Options = { email: string; password: string; organization?: string; json: boolean };

async function create({ json, ...input }: Options): Promise<void> {
  // Needs a database, which the other commands do not.
  const [{ createUser }, { shutDown }] = await Promise.all([
    import("@/lib/account/create-user"),
    import("@/lib/queue/shut-down"),
  ]);
  try {
    const made = await createUser(input);
    process.stdout.write(
      json
        ? `${JSON.stringify(made)}\n`
        : `user ${made.userId}\norganization ${made.organizationId}\nAPI key ${made.apiKey} (not shown again)\n`,
    );
  } finally {
    await shutDown();
  }
}

/** `user create`: an account with an organization and an API key, for the operator. */
export function addUser(program: Command): void {
  program
    .command("user")
    .description("accounts, for the operator")
    .command("create")
    .description("make an account; its address counts as confirmed")
    .requiredOption("--email <email>", "the address")
    .requiredOption("--password <password>", "at least 10 characters")
    .option("--organization <name>", "the organization's name")
    .option("--json", "one JSON object on standard output", false)
    .action(create);
}
