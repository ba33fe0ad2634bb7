import { generateKeyPairSync, sign } from "node:crypto";
import { isIPv4 } from "node:net";

/** A certificate and its key, PEM, and the name it carries as a subject. */
export type Pair = { cert: string; key: string; commonName: string };

export type CertificateOptions = {
  /** DNS names and IPv4 addresses it is for. */
  names?: readonly string[];
  validFrom?: Date;
  validTo?: Date;
  /** Who signs it; itself by default. */
  issuer?: Pair;
  authority?: boolean;
};

const day = 24 * 60 * 60 * 1000;

/** One DER element (X.690 §8.1): its tag, its length and what is in it. */
function der(tag: number, ...content: (Buffer | string)[]): Buffer {
  const inner = Buffer.concat(content.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(inner.length);
  const short = inner.length === 0 ? Buffer.from([0]) : size.subarray(size.findIndex((byte) => byte !== 0));
  const length = inner.length < 128 ? short : Buffer.from([0x80 | short.length, ...short]);
  return Buffer.concat([Buffer.from([tag]), length, inner]);
}

const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content);
const bits = (content: Buffer, unused = 0): Buffer => der(0x03, Buffer.from([unused]), content);
const yes = der(0x01, Buffer.from([0xff]));

const oid = {
  ecdsaWithSha256: der(0x06, Buffer.from("2a8648ce3d040302", "hex")),
  commonName: der(0x06, Buffer.from("550403", "hex")),
  keyUsage: der(0x06, Buffer.from("551d0f", "hex")),
  subjectAltName: der(0x06, Buffer.from("551d11", "hex")),
  basicConstraints: der(0x06, Buffer.from("551d13", "hex")),
};

const nameOf = (commonName: string): Buffer => sequence(der(0x31, sequence(oid.commonName, der(0x0c, commonName))));
const timeOf = (date: Date): Buffer => der(0x18, `${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`);
const altNameOf = (name: string): Buffer =>
  isIPv4(name) ? der(0x87, Buffer.from(name.split(".").map(Number))) : der(0x82, name);

function extensionsOf(names: readonly string[], authority: boolean): Buffer {
  const list = authority
    ? [
        sequence(oid.basicConstraints, yes, der(0x04, sequence(yes))),
        // keyCertSign and cRLSign
        sequence(oid.keyUsage, yes, der(0x04, bits(Buffer.from([0x06]), 1))),
      ]
    : [sequence(oid.subjectAltName, der(0x04, sequence(...names.map(altNameOf))))];
  return der(0xa3, sequence(...list));
}

let made = 0;

/** Makes a real certificate (RFC 5280, P-256, SHA-256), valid from yesterday for 30 days unless told otherwise. */
export function newCertificate(commonName: string, options: CertificateOptions = {}): Pair {
  const { names = [], issuer, authority = false, validFrom, validTo } = options;
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  made += 1;
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, made >> 8, made & 0xff])),
    sequence(oid.ecdsaWithSha256),
    nameOf(issuer?.commonName ?? commonName),
    sequence(timeOf(validFrom ?? new Date(Date.now() - day)), timeOf(validTo ?? new Date(Date.now() + 30 * day))),
    nameOf(commonName),
    publicKey.export({ type: "spki", format: "der" }),
    extensionsOf(names, authority),
  );
  const signature = sign("sha256", toSign, issuer?.key ?? privateKey);
  const body = sequence(toSign, sequence(oid.ecdsaWithSha256), bits(signature)).toString("base64");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${body.match(/.{1,64}/g)?.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    commonName,
  };
}
