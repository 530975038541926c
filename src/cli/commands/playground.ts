import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../errors/problem.js'
import { createPages } from '../../server/pages/pages.js'
import type { RunCommand } from '../command.js'
import { openPage } from '../open-page.js'
import { loadProject } from '../project/load-project.js'
import { createHttp } from '../server/http.js'
import { openService } from '../server/service.js'

const defaultPort = 3000

/** Serves the GraphQL page of the service on a port of its own, with the service's token (cli.md section 7). */
export const runPlayground: RunCommand = async (call) => {
  const { flags, context } = call
  const { output } = context
  const service = openService(loadProject(call, { allowsUnknownKeys: true }), context)
  const port = readPort(flags.text('port'))
  const pages = createPages(fileURLToPath(new URL('./pages', import.meta.url)))
  const http = createHttp(context)

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (request.method === 'POST') {
      const bearer = await service.token()
      const found = await http.post(
        service.endpoint.url,
        await bodyOf(request),
        bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` },
      )
      response.writeHead(found.status, { 'Content-Type': 'application/json' }).end(found.body)
      return
    }
    if (path === '/') {
      response.writeHead(302, { Location: '/playground' }).end()
      return
    }
    const page = path.startsWith('/_assets/')
      ? pages.asset(path.slice('/_assets/'.length), request)
      : pages.playground(request)
    const headers = Object.fromEntries(page.headers ?? [])
    response
      .writeHead(page.status, { ...headers, ...(page.type === undefined ? {} : { 'Content-Type': page.type }) })
      .end(page.body)
  }

  const server = createServer((request, response) => {
    reply(request, response).catch((error: unknown) => {
      response
        .writeHead(502, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ errors: [{ message: error instanceof Error ? error.message : String(error) }] }))
    })
  })
  await listen(server, port)
  const url = `http://localhost:${String(port)}/playground`
  output.result(`Serving playground at ${url}`)
  output.json({ url })
  if (!flags.isSet('server-only') && !output.isJson) await openPage(url, context)
  context.onInterrupt(() => {
    server.closeAllConnections()
    server.close()
  })
}

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Problem(`--port expects a number from 1 to 65535, found ${text}`)
  return port
}

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Problem(`Port ${String(port)} is already in use. Choose another one with --port.`)
          : error,
      )
    })
    server.listen(port, 'localhost', resolve)
  })

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
