/** A line of people before a few seats: bounded, fair between those who stand in it, left by whoever gives up. */
import { Refused } from '../kernel/errors.js'

export interface LineOptions {
  /** Works that run at the same time. */
  seats: number
  /** Places in all, of those who sit and those who wait. */
  places: number
  /** Places of one person; all when absent. */
  placesOfOne?: number
  /** Seats of one person; all when absent. */
  seatsOfOne?: number
}

export interface Place {
  /** Resolves when a seat is free; rejects with the signal's reason when it is aborted before. */
  seat(signal?: AbortSignal): Promise<void>
  /** Gives the place up, and the seat with it. To be called once, in any case. */
  leave(): void
}

export interface Line {
  /**
   * Takes a place.
   * @param who one person's places are counted under it
   * @throws Refused 429 `too-many-at-once` when the person has no place left, 503 `busy` when nobody has
   */
  enter(who?: string): Place
  /** Enters, waits for a seat, works, and leaves. */
  run<T>(work: () => Promise<T>): Promise<T>
}

interface Waiting {
  who: string
  call(): void
}

export function openLine({ seats, places, placesOfOne = places, seatsOfOne = seats }: LineOptions): Line {
  const placesBy = new Map<string, number>()
  const seatsBy = new Map<string, number>()
  const waiting: Waiting[] = []
  let entered = 0
  let seated = 0

  const of = (counts: Map<string, number>, who: string): number => counts.get(who) ?? 0
  const change = (counts: Map<string, number>, who: string, by: number): void => {
    const count = of(counts, who) + by
    if (count) counts.set(who, count)
    else counts.delete(who)
  }
  const callNext = (): void => {
    while (seated < seats) {
      const free = waiting.filter(({ who }) => of(seatsBy, who) < seatsOfOne)
      // Whoever has the fewest seats comes first; among equals, whoever came first.
      const next = free.reduce<Waiting | undefined>(
        (best, one) => (best && of(seatsBy, best.who) <= of(seatsBy, one.who) ? best : one),
        undefined,
      )
      if (!next) return
      waiting.splice(waiting.indexOf(next), 1)
      seated += 1
      change(seatsBy, next.who, 1)
      next.call()
    }
  }

  function enter(who = ''): Place {
    if (of(placesBy, who) >= placesOfOne) throw new Refused('too-many-at-once', 429)
    if (entered >= places) throw new Refused('busy', 503)
    entered += 1
    change(placesBy, who, 1)
    let sits = false
    return {
      seat: (signal) =>
        new Promise((give, fail) => {
          if (signal?.aborted) return fail(signal.reason as Error)
          const one: Waiting = {
            who,
            call: () => {
              sits = true
              signal?.removeEventListener('abort', giveUp)
              give()
            },
          }
          const giveUp = (): void => {
            waiting.splice(waiting.indexOf(one), 1)
            fail(signal?.reason as Error)
          }
          signal?.addEventListener('abort', giveUp, { once: true })
          waiting.push(one)
          callNext()
        }),
      leave: () => {
        entered -= 1
        change(placesBy, who, -1)
        if (!sits) return
        seated -= 1
        change(seatsBy, who, -1)
        callNext()
      },
    }
  }

  return {
    enter,
    async run(work) {
      const place = enter()
      try {
        await place.seat()
        return await work()
      } finally {
        place.leave()
      }
    },
  }
}
