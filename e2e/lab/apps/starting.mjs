// An app that is still busy with its migrations: it runs, and does not listen yet.
setInterval(() => undefined, 60_000);
process.stdout.write("ready\n");
