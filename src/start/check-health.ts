import { get } from 'node:http'
import { loadConfiguration } from '../config/load-configuration.js'
import { showProblems } from '../config/show-problems.js'
import { dataFolder, readTextFile } from './runtime-environment.js'

const responseMs = 2500

/** Asks the server of this container for its state (docker.md section 11); `docker inspect` shows the output. */
export async function checkHealth(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly output: string; readonly isHealthy: boolean }> {
  const { configuration, problems } = loadConfiguration({
    environment,
    readFile: readTextFile,
    dataFolder: dataFolder(environment),
  })
  if (!configuration) return { output: showProblems(problems), isHealthy: false }
  return ask(`http://127.0.0.1:${String(configuration.port)}/status`)
}

const ask = (url: string): Promise<{ readonly output: string; readonly isHealthy: boolean }> =>
  new Promise((resolve) => {
    const request = get(url, { timeout: responseMs }, (response) => {
      let output = ''
      response.setEncoding('utf8').on('data', (text: string) => (output += text))
      response.on('end', () => {
        resolve({ output, isHealthy: response.statusCode === 200 })
      })
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${String(responseMs)} ms`)))
    request.on('error', (error) => {
      resolve({ output: `${url} does not answer: ${error.message}`, isHealthy: false })
    })
  })
