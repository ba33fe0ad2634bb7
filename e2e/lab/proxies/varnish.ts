import { asRoot, type Route, type Settings, type Setup } from "../proxy";

const vclName = (name: string): string => name.replaceAll("-", "_");

function backend({ fault: { name, limit }, port }: Route): string {
  const probe =
    limit === "health"
      ? '.probe = { .url = "/"; .interval = 200ms; .timeout = 200ms; .window = 2; .threshold = 1; }'
      : "";
  const most = limit === "queue" ? ".max_connections = 1;" : "";
  const wait = limit === "queue" ? "5s" : "1s";
  return `backend ${vclName(name)} { .host = "127.0.0.1"; .port = "${port}"; .connect_timeout = 1s; .first_byte_timeout = ${wait}; .between_bytes_timeout = 1s; ${most} ${probe} }`;
}

export const varnish: Setup = {
  program: "varnishd",
  package: "varnish",
  files: ({ routes }: Settings) => ({
    "lab.vcl": `vcl 4.1;
${routes.map(backend).join("\n")}
sub vcl_recv {
  ${routes.map(({ fault: { name } }) => `if (req.url ~ "^/${name}/") { set req.backend_hint = ${vclName(name)}; }`).join("\n  ")}
  return (pass);
}
`,
  }),
  args: ({ folder, port }) => [
    ...(asRoot ? [] : ["-j", "none"]),
    "-F",
    "-a",
    `127.0.0.1:${port}`,
    "-f",
    `${folder}/lab.vcl`,
    "-n",
    `${folder}/work`,
    "-s",
    "malloc,32m",
  ],
};
