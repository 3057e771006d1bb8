// Compiled validators need eval, which the content security policy refuses. Runs before any contract is made.
globalThis.__zod_globalConfig = { jitless: true }
