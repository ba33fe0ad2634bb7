/** The lines that start an agent on a server; the key stands in a file, so that no process list shows it. */
export const agentCommand = (url: string, key: string): string =>
  [
    `(umask 077; echo '${key}' > hopcheck-agent.key)`,
    "npm run -s hopcheck -- agent \\",
    `  --url ${url} --key-file hopcheck-agent.key \\`,
    "  --listen 3000 --log /var/log/nginx/error.log",
  ].join("\n");
