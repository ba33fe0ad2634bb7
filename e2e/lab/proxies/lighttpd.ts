import type { Route, Settings, Setup } from "../proxy";

const handler = ({ fault: { name }, port }: Route): string =>
  `$HTTP["url"] =~ "^/${name}/" { proxy.server = ( "" => (( "host" => "127.0.0.1", "port" => ${port}, "connect-timeout" => 1, "read-timeout" => 1, "disable-time" => 0 ))) }`;

export const lighttpd: Setup = {
  program: "lighttpd",
  package: "lighttpd",
  logFile: "error.log",
  files: ({ folder, port, routes }: Settings) => ({
    "lighttpd.conf": `
server.modules = ( "mod_proxy" )
server.document-root = "${folder}"
server.bind = "127.0.0.1"
server.port = ${port}
server.errorlog = "${folder}/error.log"
${routes.map(handler).join("\n")}
`,
  }),
  args: ({ folder }) => ["-D", "-f", `${folder}/lighttpd.conf`],
};
