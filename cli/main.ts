import { Command, CommanderError } from "commander";
import { addAgent } from "@/cli/agent/command";
import { addCheck } from "@/cli/check";
import { addDeploy } from "@/cli/deploy";
import { addExplain } from "@/cli/explain";
import { addMaintenance } from "@/cli/maintenance";
import { UsageError } from "@/cli/output";
import { addUser } from "@/cli/user";
import { AppError } from "@/lib/errors";

const program = new Command("hopcheck").description("uptime monitoring that names the failing hop").exitOverride();
addCheck(program);
addExplain(program);
addDeploy(program);
addMaintenance(program);
addAgent(program);
addUser(program);

/** 2 for a call that was written wrongly, 1 for one that was refused. */
function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.message : String(error);
  const fields =
    error instanceof AppError ? error.fields.map((each) => `\n  ${each.field}: ${each.message}`).join("") : "";
  process.stderr.write(`${message}${fields}\n`);
  return error instanceof UsageError ? 2 : 1;
}

program.parseAsync(process.argv).catch((error: unknown) => {
  process.exitCode = fail(error);
});
