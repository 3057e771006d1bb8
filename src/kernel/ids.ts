import { v7, validate } from 'uuid'

/** A new identifier (UUIDv7): made by the program, sortable by time, never by the database. */
export function newId(): string {
  return v7()
}

export function isId(text: string): boolean {
  return validate(text)
}
