/** A real identity provider on loopback, and a browser of one visitor: cookies kept by host, no redirect followed by itself. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { HttpServer } from '../src/platform/http/server.js'
import type { OidcAddress } from '../src/platform/outbound/oidc.js'

export interface Person {
  sub: string
  preferred_username?: string
  email?: string
  email_verified?: boolean
}

export interface TestProvider {
  address: OidcAddress
  /** Another program that the same provider serves. */
  other: { clientId: string; clientSecret: string; redirectUri: string }
  people: Map<string, Person>
  /** The addresses to which the program's browsers may come back. */
  allow(...redirectUris: string[]): void
  /** Changes what the token endpoint answers: a provider that lies, or was lied to. Null: it answers as it does. */
  tamper: ((answer: { id_token: string }) => object) | null
  close(): Promise<void>
}

const OTHER = 'http://127.0.0.1:9/tro-ve'

export async function openProvider(): Promise<TestProvider> {
  const people = new Map<string, Person>()
  const redirects: string[] = ['http://127.0.0.1:1/unused']
  let answer: (...given: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined
  const server: Server = createServer((request, response) => {
    const end = response.end.bind(response) as (body: unknown) => typeof response
    if (made.tamper && request.url === '/token')
      response.end = ((body: unknown) => {
        const changed = JSON.stringify(made.tamper?.(JSON.parse(String(body)) as { id_token: string }))
        response.setHeader('content-length', Buffer.byteLength(changed))
        return end(changed)
      }) as typeof response.end
    void answer(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const make = (): void => {
    const provider = new Provider(issuer, {
      clients: [
        { client_id: 'don-doc', client_secret: 'mot-bi-mat-that-dai-0123456789', redirect_uris: [...redirects] },
        { client_id: 'khac', client_secret: 'bi-mat-khac-that-dai-0123456789', redirect_uris: [OTHER] },
      ],
      cookies: { keys: ['a key of a test'] },
      claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: true } },
      pkce: { required: () => true },
      findAccount: (_ctx, id) => {
        const person = people.get(id)
        return person && { accountId: id, claims: () => ({ ...person }) }
      },
    })
    answer = provider.callback()
  }
  make()
  const made: TestProvider = {
    tamper: null,
    address: { issuer, clientId: 'don-doc', clientSecret: 'mot-bi-mat-that-dai-0123456789', name: 'Cổng Lam Khê' },
    other: { clientId: 'khac', clientSecret: 'bi-mat-khac-that-dai-0123456789', redirectUri: OTHER },
    people,
    allow(...redirectUris) {
      redirects.push(...redirectUris)
      make()
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  return made
}

export interface Seen {
  status: number
  /** Where it sends the browser on to; null: it does not. */
  location: string | null
  body: string
}

let visitors = 0

export class Browser {
  private readonly jars = new Map<string, Map<string, string>>()
  /** Every visitor of its own network, so that limits of one test do not reach the next. */
  private readonly from = `198.51.100.${(visitors++ % 250) + 1}`

  /** @param program the program's door, and the address under which the browser knows it */
  constructor(private readonly program: { base: string; server: HttpServer }) {}

  async send(method: string, address: string, form?: Record<string, string>, json?: unknown): Promise<Seen> {
    const url = new URL(address)
    const jar = this.jars.get(url.host) ?? new Map<string, string>()
    this.jars.set(url.host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const response = address.startsWith(this.program.base)
      ? await this.knock(method, url, headers, json)
      : await fetch(url, {
          method,
          redirect: 'manual',
          headers,
          ...(form ? { body: new URLSearchParams(form) } : {}),
        })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const over = rest.some((one) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one))
      if (over || value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    return {
      status: response.status,
      location: location && new URL(location, url).href,
      body: await response.text(),
    }
  }

  /** Bears a cookie from elsewhere, `name=value`. */
  take(address: string, cookie: string): void {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    this.jars.set(new URL(address).host, new Map([[name, value]]))
  }

  private async knock(method: string, url: URL, headers: Record<string, string>, json: unknown): Promise<Response> {
    const answer = await this.program.server.inject({
      method: method as 'GET',
      url: url.pathname + url.search,
      remoteAddress: this.from,
      headers: { ...headers, host: url.host },
      ...(json === undefined ? {} : { payload: JSON.stringify(json) }),
    })
    const response = new Response(answer.body, { status: answer.statusCode })
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value].flat()) if (one !== undefined) response.headers.append(name, String(one))
    return response
  }

  /** Signs in at the provider as a person would, and stops where it sends the browser back to `until`. */
  async throughProvider(address: string, person: string, until: string): Promise<string> {
    let at = address
    for (let steps = 0; steps < 12; steps++) {
      if (at.startsWith(until)) return at
      let seen = await this.send('GET', at)
      if (seen.status === 200) {
        const action = /<form[^>]*action="([^"]+)"/.exec(seen.body)?.[1] ?? ''
        const prompt = /name="prompt" value="(\w+)"/.exec(seen.body)?.[1] ?? ''
        seen = await this.send('POST', new URL(action, at).href, {
          prompt,
          ...(prompt === 'login' ? { login: person, password: 'x' } : {}),
        })
      }
      if (!seen.location) throw new Error(`the provider stops: ${seen.status} ${seen.body.slice(0, 400)}`)
      at = seen.location
    }
    throw new Error('the provider goes round')
  }
}
