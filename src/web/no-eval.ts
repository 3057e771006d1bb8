import { z } from 'zod'

/** Compiled validators need eval, which the content security policy refuses. Runs before any contract is made. */
z.config({ jitless: true })
