import path from "node:path";
import { fileURLToPath } from "node:url";
import { portOf } from "./product-env";
import { startProduct } from "./start-product";
import { onStop } from "./stop-signal";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const say = (line: string): void => console.log(line);

/** `npm run up`: starts the product, says where, and runs until it is asked to stop. */
async function main(): Promise<void> {
  const abort = new AbortController();
  const stopped = new Promise<string>((resolve) => onStop(resolve));
  void stopped.then(() => abort.abort(new Error("stopped")));
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => {
    fail = resolve;
  });
  const product = await startProduct({
    root,
    port: portOf("PORT", process.env["PORT"], 3000),
    dataFolder: path.resolve(root, process.env["HOPCHECK_DATA_DIR"] || ".hopcheck"),
    env: process.env,
    say,
    signal: abort.signal,
    onFailure: fail,
  }).catch((error: unknown) => {
    if (abort.signal.aborted) process.exit(0);
    throw error;
  });
  say(`logs are in ${product.logs}`);
  if (product.inboxUrl) say(`inbox ${product.inboxUrl}`);
  say(`ready ${product.url}`);

  const error = await Promise.race([stopped.then(() => undefined), failed]);
  say("stopping");
  await product.stop();
  if (error) throw error;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
