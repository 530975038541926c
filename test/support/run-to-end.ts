import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface EndedServer {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built server in a folder and an environment of these variables, until it ends. */
export const runToEnd = (environment: Readonly<Record<string, string>>, folder: string): Promise<EndedServer> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [resolve('dist/main.js')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...environment },
    })
    const said = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text))
    child.on('close', (status) => {
      done({ status, ...said })
    })
  })
