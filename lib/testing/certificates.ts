import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export type Identity = { key: string; cert: string };

/**
 * A self-signed certificate, made by openssl.
 * @param names subject alternative names such as "DNS:localhost" or "IP:127.0.0.1"
 * @param validity `-not_before` and `-not_after` in openssl's form YYYYMMDDHHMMSSZ
 */
export function selfSigned(names: readonly string[], validity: { notBefore: string; notAfter: string }): Identity {
  const folder = mkdtempSync(path.join(tmpdir(), "hopcheck-cert-"));
  const file = (name: string): string => path.join(folder, name);
  const openssl = (...parameters: string[]): void =>
    void execFileSync("openssl", parameters, { stdio: "ignore", cwd: folder });
  try {
    // `openssl ca` is the one command of openssl 3.0 that takes both dates.
    writeFileSync(file("index.txt"), "");
    writeFileSync(file("serial"), "01\n");
    writeFileSync(file("ext"), `subjectAltName=${names.join(",")}\n`);
    writeFileSync(
      file("ca.cnf"),
      `[ca]\ndefault_ca=x\n[x]\ndatabase=${file("index.txt")}\nserial=${file("serial")}\nnew_certs_dir=${folder}\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n`,
    );
    openssl(
      "req",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      file("key"),
      "-out",
      file("csr"),
      "-subj",
      "/CN=hopcheck test",
    );
    openssl(
      "ca",
      "-batch",
      "-config",
      file("ca.cnf"),
      "-selfsign",
      "-keyfile",
      file("key"),
      "-in",
      file("csr"),
      "-out",
      file("cert"),
      "-notext",
      "-extfile",
      file("ext"),
      "-startdate",
      validity.notBefore,
      "-enddate",
      validity.notAfter,
    );
    return { key: readFileSync(file("key"), "utf8"), cert: readFileSync(file("cert"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
