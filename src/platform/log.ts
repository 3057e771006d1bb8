/** Lines for the operator: one JSON object a line in a log file's sense, plain sentences on a terminal. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void
  warn(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
}

/** New lines in values would let a name forge a log line. */
const oneLine = (fields: Record<string, unknown>): string =>
  Object.keys(fields).length === 0
    ? ''
    : ` ${JSON.stringify(fields, (_key, value: unknown) => (value instanceof Error ? { name: value.name, message: value.message, stack: value.stack, cause: value.cause } : value))}`

/** Writes to standard error, so that standard output carries results alone. `quiet` keeps info lines back. */
export function stderrLog(quiet = false): Log {
  const write = (level: string, message: string, fields: Record<string, unknown>): void => {
    process.stderr.write(`${level} ${message.replaceAll('\n', ' ')}${oneLine(fields)}\n`)
  }
  return {
    info: (message, fields = {}) => {
      if (!quiet) write('·', message, fields)
    },
    warn: (message, fields = {}) => write('!', message, fields),
    error: (message, fields = {}) => write('✗', message, fields),
  }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
