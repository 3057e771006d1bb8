/**
 * A small office for tests: the practice office on a database of its own, with a clock that tests move, and every post
 * as a client that speaks the contracts over the real HTTP door.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import {
  issueDocument,
  getDocument,
  listDocuments,
  confirmOrder,
  receiveDocument,
} from '../src/features/documents/contract.js'
import { enterPractice, getEntrance } from '../src/features/identity/contract.js'
import { openHouse, type House } from '../src/house.js'
import { pathParameters, type GivenOf, type Operation, type OutputOf } from '../src/kernel/contract.js'
import { packageRoot, type Config } from '../src/platform/config.js'
import { silentLog } from '../src/platform/log.js'
import { openPracticeOffice } from '../src/practice.js'
import { databaseUrl, TEMPLATE } from './global-setup.js'

/** Login of each practice post, without its prefix, in the order in which the office makes them. */
export const POSTS = [
  'van-thu',
  'theo-doi',
  'lanh-dao',
  'truong-ban',
  'ubnd',
  'toa-soan',
  'quan-tri',
  'tuyen-giao',
  'chu-tich',
  'mttq',
  'phu-nu',
  'thanh-doan',
  'suoi-hoa',
  'cau-da',
  'nam-may',
  'y-te',
  'truong-thpt',
  'pho-ban',
  'van-hoa',
] as const
export type Post = (typeof POSTS)[number]

/** The addresses of this machine itself. */
const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

export interface Answer<T> {
  status: number
  body: T
  /** Stable code of a refusal. */
  code: string | undefined
  headers: Record<string, string | string[] | number | undefined>
}

export class Client {
  constructor(
    private readonly house: House,
    public cookie: string | null,
    /** Signs in again when the test's clock has run past the session, as a person would the next morning. */
    public again: (() => Promise<void>) | null = null,
    /** Where the requests come from. */
    private readonly address = '127.0.0.1',
  ) {}

  /** Any request, as a browser on this machine would send it. */
  async send(
    method: string,
    url: string,
    options: { body?: unknown; payload?: Buffer | string; headers?: Record<string, string> } = {},
  ): Promise<Answer<unknown>> {
    const response = await this.house.server.inject({
      method: method as 'GET',
      url,
      remoteAddress: this.address,
      headers: {
        host: 'localhost',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      payload: options.payload ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
    })
    const set = response.headers['set-cookie']
    if (set) this.cookie = String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? null
    const json = /json/.test(String(response.headers['content-type'] ?? ''))
    const body: unknown = json ? response.json() : response.body
    if (response.statusCode === 401 && this.again) {
      const enter = this.again
      this.again = null
      await enter()
      const second = await this.send(method, url, options)
      this.again = enter
      return second
    }
    return {
      status: response.statusCode,
      body,
      code: json ? (body as { code?: string }).code : undefined,
      headers: response.headers,
    }
  }

  /** An operation by its contract, whatever the answer. */
  async try<T extends Operation>(operation: T, input: GivenOf<T>): Promise<Answer<OutputOf<T>>> {
    const given = input as Record<string, unknown>
    const inPath = pathParameters(operation.path)
    const url = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(given[name])))
    const rest = Object.fromEntries(
      Object.entries(given).filter(([name, value]) => !inPath.includes(name) && value !== undefined),
    )
    const bodied = operation.method !== 'GET' && operation.method !== 'DELETE'
    const query = bodied ? '' : `?${new URLSearchParams(rest as Record<string, string>).toString()}`
    return (await this.send(operation.method, url + query, bodied ? { body: rest } : {})) as Answer<OutputOf<T>>
  }

  /** An operation that must succeed. */
  async do<T extends Operation>(operation: T, input: GivenOf<T>): Promise<OutputOf<T>> {
    const answer = await this.try(operation, input)
    if (answer.status !== 200) throw new Error(`${operation.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  async upload(
    url: string,
    name: string,
    content: Buffer,
    fields: Record<string, string> = {},
  ): Promise<Answer<unknown>> {
    const { payload, contentType } = multipart(name, content, fields)
    return this.send('POST', url, { payload, headers: { 'content-type': contentType } })
  }
}

export function multipart(
  name: string,
  content: Buffer,
  fields: Record<string, string> = {},
): { payload: Buffer; contentType: string } {
  const boundary = `----dondoc${randomUUID()}`
  const head = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head.join('') + file), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

export interface Office {
  house: House
  config: Config
  /** Moves the clock. */
  setNow(iso: string): void
  as(post: Post): Promise<Client>
  nobody(address?: string): Client
  /** The practice office's first dispatch, read. */
  firstDocument(): Promise<string>
  /** Receives one of the samples and waits until it is read. */
  receive(client: Client, sample: string): Promise<string>
  /** Confirms every order and issues. */
  issue(client: Client, documentId: string): Promise<void>
  close(): Promise<void>
}

export const sample = (name: string): Buffer => readFileSync(path.join(packageRoot(), 'samples', name))

export async function openOffice(
  options: {
    now?: string
    practice?: boolean
    mode?: 'practice' | 'office'
    webDir?: string
    beatMs?: number
    secondReader?: Config['secondReader']
    origin?: string
    secureCookies?: boolean
    trust?: string
    oidc?: Config['oidc']
    loopbackWebhooks?: boolean
  } = {},
): Promise<Office> {
  const serverUrl = inject('serverUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${TEMPLATE}`)
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'dondoc-office-'))
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    databaseUrl: databaseUrl(serverUrl, name),
    mode: options.mode ?? 'practice',
    origin: options.origin ?? null,
    secureCookies: options.secureCookies ?? false,
    secondReader: options.secondReader ?? null,
    sealKey: null,
    oidc: options.oidc ?? null,
    trust: options.trust ?? null,
    loopbackWebhooks: options.loopbackWebhooks ?? false,
    root: packageRoot(),
    quiet: true,
  }
  let now = options.now ? new Date(options.now) : null
  const house = await openHouse(config, silentLog, {
    clock: () => now ?? new Date(),
    webDir: options.webDir ?? null,
    ...(options.beatMs ? { beatMs: options.beatMs } : {}),
  })
  if (options.practice ?? config.mode === 'practice') await openPracticeOffice(house, path.join(config.root, 'samples'))

  const nobody = (address?: string): Client => new Client(house, null, null, address)
  let entered = 0
  const as = async (post: Post): Promise<Client> => {
    // in turn, so that a test file that signs in often does not run into the limit of one address
    const client = nobody(LOOPBACK[entered++ % LOOPBACK.length])
    const { doors } = await client.do(getEntrance, {})
    const door = doors[POSTS.indexOf(post)]
    if (!door) throw new Error(`no post ${post}`)
    const enter = async (): Promise<void> => void (await client.do(enterPractice, { accountId: door.accountId }))
    await enter()
    client.again = enter
    return client
  }
  const untilRead = async (client: Client, id: string): Promise<void> => {
    for (let tries = 0; tries < 600; tries++) {
      if ((await client.do(getDocument, { id })).state !== 'received') return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the dispatch was not read within 30 s')
  }
  return {
    house,
    config,
    setNow: (iso) => {
      now = new Date(iso)
    },
    as,
    nobody,
    async firstDocument() {
      const clerk = await as('van-thu')
      const { documents } = await clerk.do(listDocuments, {})
      const id = documents.at(-1)?.id ?? ''
      await untilRead(clerk, id)
      return id
    },
    async receive(client, file) {
      const answer = await client.upload(receiveDocument.path, file, sample(file))
      if (answer.status !== 200) throw new Error(`${file}: ${JSON.stringify(answer.body)}`)
      const { id } = answer.body as { id: string }
      await untilRead(client, id)
      return id
    },
    async issue(client, documentId) {
      const { orders } = await client.do(getDocument, { id: documentId })
      for (const order of orders.filter((one) => one.state === 'proposed'))
        await client.do(confirmOrder, { id: documentId, orderId: order.id, version: order.version })
      const { version } = await client.do(getDocument, { id: documentId })
      await client.do(issueDocument, { id: documentId, version })
    },
    async close() {
      await house.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
