import { v7, validate } from 'uuid'

/** A new identifier (UUIDv7): made by the program, sortable by time, never by the database. */
export function newId(): string {
  return v7()
}

export function isId(text: string): boolean {
  return validate(text)
}

/** The smallest identifier that could have been made at an instant of the machine's clock: for what was made since. */
export function firstIdAt(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
