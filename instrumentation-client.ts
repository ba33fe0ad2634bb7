// Runs in the browser before anything else. The validation library asks once whether it may compile its schemas
// with `eval`; our policy forbids that, and asking alone is reported as a violation. It reads this setting first.
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };
