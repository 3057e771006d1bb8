/** The only place where the program asks what time it is; everywhere else time is a parameter. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date(Date.now())
