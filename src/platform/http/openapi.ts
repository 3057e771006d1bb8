/** OpenAPI 3.1 from the contracts; committed as docs/openapi.json and compared by `npm run check`. */
import { z } from 'zod'
import { pathParameters, type Operation } from '../../kernel/contract.js'
import type { Bound } from './bind.js'
import { sessionCookieName } from './visit.js'

type Json = Record<string, unknown>

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _schema, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json
  return schema
}

const PROBLEM = { $ref: '#/components/responses/Problem' }

function parametersOf(operation: Operation, input: Json): Json[] {
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = new Set((input.required ?? []) as string[])
  const inPath = pathParameters(operation.path)
  const inQuery =
    operation.method === 'GET' || operation.method === 'DELETE'
      ? Object.keys(properties).filter((name) => !inPath.includes(name))
      : []
  return [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
    ...inQuery.map((name) => ({ name, in: 'query', required: required.has(name), schema: properties[name] })),
  ]
}

function bodyOf(operation: Operation, input: Json): Json | undefined {
  if (operation.method === 'GET' || operation.method === 'DELETE') return undefined
  const inPath = new Set(pathParameters(operation.path))
  const keep = (names: string[]): string[] => names.filter((name) => !inPath.has(name))
  const properties = (input.properties ?? {}) as Record<string, Json>
  const rest = Object.fromEntries(keep(Object.keys(properties)).map((name) => [name, properties[name]]))
  const upload = operation.transport === 'upload'
  const schema = {
    type: 'object',
    properties: upload ? { ...rest, file: { type: 'string', format: 'binary' } } : rest,
    required: [...keep((input.required ?? []) as string[]), ...(upload ? ['file'] : [])],
  }
  return { required: true, content: { [upload ? 'multipart/form-data' : 'application/json']: { schema } } }
}

function operationOf(operation: Operation): Json {
  const input = schemaOf(operation.input, 'input')
  const parameters = parametersOf(operation, input)
  const requestBody = bodyOf(operation, input)
  const file = { download: 'application/octet-stream', picture: 'image/png' }[operation.transport as string]
  const content = file
    ? { [file]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(operation.output, 'output') } }
  return {
    operationId: operation.name,
    summary: operation.summary,
    'x-permission': operation.permission,
    security: operation.permission === 'public' ? [] : [{ session: [] }, { plainSession: [] }],
    ...(parameters.length ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      ...(operation.transport === 'redirect'
        ? { '303': { description: 'Sent on to a page.', headers: { location: { schema: { type: 'string' } } } } }
        : { '200': { description: 'Done.', content } }),
      '4XX': PROBLEM,
      '5XX': PROBLEM,
    },
  }
}

export function openApi(operations: Bound[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const { operation } of operations) {
    const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationOf(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Đôn Đốc', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(true),
          description: 'Set at sign-in where people reach the program over HTTPS (DONDOC_SECURE_COOKIES=1).',
        },
        plainSession: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(false),
          description: 'The same without HTTPS, for use on one machine.',
        },
      },
      responses: {
        Problem: {
          description: 'A refusal: a stable code and a sentence in Vietnamese.',
          content: {
            'application/problem+json': {
              schema: {
                type: 'object',
                properties: {
                  type: { type: 'string' },
                  title: { type: 'string' },
                  status: { type: 'integer' },
                  code: { type: 'string' },
                  detail: { type: 'object' },
                },
                required: ['type', 'title', 'status', 'code', 'detail'],
              },
            },
          },
        },
      },
    },
  }
}
