/** Something to look at. */
export type Check = {
  text: string;
  /** A template for `fillCommand`; null where no command helps. */
  command: string | null;
  /** The command where the gateway is known, by the id of its product. */
  by?: Readonly<Record<string, string>>;
  /** The gateway's own log is what is looked at. */
  readsLog?: true;
};

/** A document that says so. */
export type Source = { title: string; url: string };

/** A check in one line. */
export const look = (text: string, command: string | null = null, by?: Check["by"]): Check =>
  by === undefined ? { text, command } : { text, command, by };

/** Products whose configuration and log are those of another. */
const kin: Readonly<Record<string, string>> = {
  openresty: "nginx",
  tengine: "nginx",
};

/** The product under whose id commands and log lines are kept. */
export const familyOf = (product: string): string => kin[product] ?? product;
