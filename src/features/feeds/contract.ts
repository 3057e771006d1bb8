/** Personal calendar feeds: the deadlines of the account's units, for calendar programs. */
import { z } from 'zod'
import { contract, done, filled, id, instant } from '../../kernel/contract.js'

export const MOST_FEEDS = 10

const feed = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  /** About when a calendar program last asked for it. */
  lastUsedAt: instant.nullable(),
})
export type FeedView = z.infer<typeof feed>

export const listFeeds = contract({
  name: 'listFeeds',
  method: 'GET',
  path: '/api/calendar-feeds',
  permission: 'signed-in',
  summary: "The account's living calendar feeds; their addresses are shown only when they are made.",
  input: z.object({}),
  output: z.object({ feeds: z.array(feed) }),
})

export const createFeed = contract({
  name: 'createFeed',
  method: 'POST',
  path: '/api/calendar-feeds',
  permission: 'tasks.work',
  summary: 'Makes a calendar feed; `path` with its token is answered here and never again.',
  input: z.object({
    name: filled(60),
    /** Where people open the program, for links in the calendar. */
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .transform((value) => new URL(value).origin),
  }),
  output: z.object({ id, path: z.string() }),
})

export const revokeFeed = contract({
  name: 'revokeFeed',
  method: 'POST',
  path: '/api/calendar-feeds/:id/revoke',
  permission: 'signed-in',
  summary: 'From now on the address of the feed answers like one that was never made.',
  input: z.object({ id }),
  output: done,
})

export const readFeed = contract({
  name: 'readFeed',
  method: 'GET',
  path: '/lich/:file',
  permission: 'public',
  transport: 'download',
  summary: 'A calendar (text/calendar) for whoever has its address; 404 for every other address.',
  input: z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) }),
  output: z.object({}),
})
