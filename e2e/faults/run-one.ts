import { faults } from "@/e2e/faults/faults";
import { runFault } from "@/e2e/faults/run-fault";
import type { Backend } from "@/e2e/faults/stage/stage";

// One fault in a process of its own, for the product reads its environment once: run-one ID BACKEND FORM TEMPLATE.
// The last line of standard output is the result as JSON.

const [id, backend, form, template] = process.argv.slice(2);
const fault = faults.find((each) => each.id === id);
if (!fault || template === undefined)
  throw new Error(`usage: run-one ID redis|postgres short|long TEMPLATE; ${id} is not a fault.`);

runFault(fault, backend as Backend, form === "long" ? "long" : "short", template).then(
  (result) => process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0)),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
