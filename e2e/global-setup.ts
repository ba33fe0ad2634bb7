import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startProduct } from "./stage/product";

/**
 * Starts the whole product for the tests, with a database, a mail catcher and a data folder of its own, and puts
 * the inbox's address into E2E_INBOX.
 * @returns what stops it again
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-e2e-"));
  await chmod(folder, 0o711);
  const port = process.env["E2E_PORT"] ?? "";
  const product = await startProduct({ PORT: port, HOPCHECK_DATA_DIR: folder, LOG_LEVEL: "warn" });
  process.env["E2E_URL"] = product.url;
  process.env["E2E_INBOX"] = product.inboxUrl;
  return async () => {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
