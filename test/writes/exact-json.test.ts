import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const json = '{"a":9007199254740993,"b":[-1e400,0.12345678901234567890123],"c":1.50,"d":1e-400}'
const kept = '{"a":9007199254740993,"b":[-1E+400,0.12345678901234567890123],"c":1.5,"d":1E-400}'
const literal = JSON.stringify(json)
const datamodel = `type T {
  id: ID! @id
  v: Json
  d: Json! @default(value: ${literal})
  l: [Json] @scalarList(strategy: RELATION)
}`

const post = async (url: string, body: string): Promise<string> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return response.text()
}
const request = (query: string, variables = '{}'): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`
const create = (id: string): string => `mutation ($v: Json) { createT(data: {id: "${id}", v: $v}) { v } }`

/** A mutation over a websocket, which reads messages by itself. */
async function overSocket(url: string, query: string, variables: string): Promise<string> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const response = new Promise<string>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8')
      if (text.includes('"type":"next"')) resolve(text)
    })
  })
  socket.send('{"type":"connection_init","payload":{}}')
  socket.send(`{"id":"1","type":"subscribe","payload":${request(query, variables)}}`)
  const text = await response
  socket.close()
  return text
}

/** Ways that a Json value takes into the node `w`; each answers with what was stored, or says nothing. */
const ways: Readonly<Record<string, (service: TestService) => Promise<string>>> = {
  'a variable': ({ url }) => post(url, request(create('w'), `{"v":${json}}`)),
  'a literal': ({ url }) => post(url, request(`mutation { createT(data: {id: "w", v: ${literal}}) { v } }`)),
  'variables in a text': ({ url }) => post(url, request(create('w'), JSON.stringify(`{"v":${json}}`))),
  'a batch': ({ url }) => post(url, `[${request('{ ts { id } }')},${request(create('w'), `{"v":${json}}`)}]`),
  'a default of a variable': ({ url }) =>
    post(url, request(`mutation ($v: Json = ${literal}) { createT(data: {id: "w", v: $v}) { v } }`)),
  'a whole input': ({ url }) =>
    post(
      url,
      request('mutation ($data: TCreateInput!) { createT(data: $data) { v } }', `{"data":{"id":"w","v":${json}}}`),
    ),
  'an update': async ({ url }) => {
    await post(url, request('mutation { createT(data: {id: "w"}) { id } }'))
    return post(url, request('mutation ($v: Json) { updateT(where: {id: "w"}, data: {v: $v}) { v } }', `{"v":${json}}`))
  },
  'an update of many': async ({ url }) => {
    await post(url, request('mutation { createT(data: {id: "w"}) { id } }'))
    return post(url, request('mutation ($v: Json) { updateManyTs(data: {v: $v}) { count } }', `{"v":${json}}`))
  },
  'a websocket': ({ url }) => overSocket(url, create('w'), `{"v":${json}}`),
  'an import': ({ url }) =>
    post(`${url}/import`, `{"valueType":"nodes","values":[{"_typeName":"T","id":"w","v":${json},"d":[]}]}`),
}

eachDatabase('numbers in Json keep their digits', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  test.each(Object.entries(ways))('by %s', async (_, send) => {
    await post(service.url, request('mutation { deleteManyTs { count } }'))
    const response = await send(service)
    expect(response).not.toContain('"errors"')
    expect(response).toMatch(/"v":|count|\[\]/)
    if (response.includes('"v":')) expect(response).toContain(`"v":${kept}`)
    expect(await post(service.url, request('{ t(where: {id: "w"}) { v } }'))).toBe(`{"data":{"t":{"v":${kept}}}}`)
  })

  test('in lists and defaults, also of a server that starts again', async () => {
    await post(service.url, request('mutation { deleteManyTs { count } }'))
    const created = await post(
      service.url,
      request('mutation ($l: [Json!]) { createT(data: {l: {set: $l}}) { d l } }', `{"l":[${json}]}`),
    )
    expect(created).toBe(`{"data":{"createT":{"d":${kept},"l":[${kept}]}}}`)
    const again = await service.deploy(`${datamodel} type Other { id: ID! @id }`)
    expect(again.migration?.status).toBe('SUCCESS')
    const { errors } = await service.deploy(datamodel, { force: true })
    expect(errors).toEqual([])
    expect(await post(service.url, request('mutation { createT(data: {}) { d } }'))).toBe(
      `{"data":{"createT":{"d":${kept}}}}`,
    )
  })
})
