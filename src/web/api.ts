/** The one place where the web speaks to the server. Operations are typed by their contracts. */
import { type GivenOf, type Operation, type OutputOf, pathParameters } from '../kernel/contract.js'
import { connectionFound, connectionLost } from './connection.js'

/** What the server refused, or (status 0) that it could not be reached. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: Record<string, unknown>

  constructor(status: number, code: string, title = '', detail: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
  }
}

export const isOffline = (error: unknown): boolean => error instanceof Problem && error.code === 'offline'
export const hasCode = (error: unknown, code: string): boolean => error instanceof Problem && error.code === code

/** Set by the shell: what happens when a session has ended. */
let signedOut: () => void = () => {}
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

type Values = Record<string, unknown>

function split(operation: Operation, input: Values): { path: string; rest: Values } {
  const rest = { ...input }
  let path = operation.path
  for (const name of pathParameters(operation.path)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(rest[name])))
    delete rest[name]
  }
  return { path, rest }
}

function query(values: Values): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text && `?${text}`
}

/** The address of a download, for a link. */
export function href<T extends Operation>(operation: T, input: GivenOf<T>): string {
  const { path, rest } = split(operation, input as Values)
  return path + query(rest)
}

const GATEWAY = new Set([502, 503, 504])

function asProblem(status: number, text: string): Problem {
  let body: Values = {}
  try {
    body = JSON.parse(text) as Values
  } catch {
    body = {}
  }
  if (GATEWAY.has(status) && typeof body['code'] !== 'string') return new Problem(0, 'offline')
  const code = typeof body['code'] === 'string' ? body['code'] : `http-${status}`
  const title = typeof body['title'] === 'string' ? body['title'] : ''
  const detail = typeof body['detail'] === 'object' && body['detail'] ? (body['detail'] as Values) : {}
  return new Problem(status, code, title, detail)
}

function refuse(operation: Operation, problem: Problem): Problem {
  if (problem.code === 'offline') connectionLost()
  else connectionFound()
  if (problem.status === 401 && operation.permission !== 'public') signedOut()
  return problem
}

const PATIENCE = 30_000

export async function call<T extends Operation>(
  operation: T,
  input: GivenOf<T>,
  signal?: AbortSignal,
): Promise<OutputOf<T>> {
  const { path, rest } = split(operation, input as Values)
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const stop = new AbortController()
  const leave = (): void => stop.abort()
  signal?.addEventListener('abort', leave)
  const timer = setTimeout(leave, PATIENCE)
  try {
    const response = await fetch(inQuery ? path + query(rest) : path, {
      method: operation.method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stop.signal,
      headers: inQuery
        ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
      body: inQuery ? undefined : JSON.stringify(rest),
    })
    const text = await response.text()
    if (!response.ok) throw refuse(operation, asProblem(response.status, text))
    connectionFound()
    return (text ? JSON.parse(text) : {}) as OutputOf<T>
  } catch (error) {
    if (error instanceof Problem || signal?.aborted) throw error
    throw refuse(operation, new Problem(0, 'offline'))
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
  }
}

/** Sends one file as multipart, with how much of it (0…1) has gone out. The fields go before the file. */
export function upload<T extends Operation>(
  operation: T,
  input: GivenOf<T>,
  file: File,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<OutputOf<T>> {
  const { path, rest } = split(operation, input as Values)
  const form = new FormData()
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null) form.append(name, String(value))
  }
  form.append('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = (): void => request.abort()
    const settle = (): void => signal?.removeEventListener('abort', stop)
    request.open(operation.method, path)
    request.setRequestHeader('accept', 'application/json')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      settle()
      if (request.status < 200 || request.status > 299) {
        reject(refuse(operation, asProblem(request.status, request.responseText)))
        return
      }
      connectionFound()
      resolve(JSON.parse(request.responseText) as OutputOf<T>)
    })
    request.addEventListener('error', () => {
      settle()
      reject(refuse(operation, new Problem(0, 'offline')))
    })
    request.addEventListener('abort', () => {
      settle()
      reject(new DOMException('aborted', 'AbortError'))
    })
    signal?.addEventListener('abort', stop)
    request.send(form)
  })
}
