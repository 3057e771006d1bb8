/**
 * What can stop the database from opening, as stable codes. The text says what was found and what to do;
 * callers decide by `code` only.
 */
export type DatabaseErrorCode =
  /** another running program holds this data folder */
  | 'database.in-use'
  /** a server that is not ours runs on this data folder */
  | 'database.foreign-server'
  /** the data were written by another major version of PostgreSQL than the binaries */
  | 'database.version'
  /** the server behind DATABASE_URL is older than this program supports */
  | 'database.server-too-old'
  /** no PostgreSQL binaries for this machine, or they do not run */
  | 'database.no-binaries'
  /** started as root, and no account was found under which the server could run */
  | 'database.no-account'
  /** the data folder is damaged or incomplete */
  | 'database.folder'
  /** the server ended, or did not become ready, while starting */
  | 'database.start'
  /** the database behind DATABASE_URL is not in UTF8 */
  | 'database.encoding'
  /** the server behind DATABASE_URL cannot be reached */
  | 'database.unreachable'
  /** a migration that was applied has been edited afterwards */
  | 'migration.changed'
  /** the database was migrated by a newer program */
  | 'migration.newer'
  /** the migration files do not form one forward sequence */
  | 'migration.order'
  /** a migration's SQL failed; nothing of it was kept */
  | 'migration.failed'

/** A refusal with a stable `code` and a message for the person who runs the program. */
export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'DatabaseError'
  }
}

/** Takes one line for the program's log. */
export type Log = (line: string) => void
