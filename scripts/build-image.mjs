// Builds the server's image with its labels filled in: npm run image -- -t refract [further arguments of docker build]
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

function git(...words) {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

const revision = git('rev-parse', 'HEAD')
const labels = {
  VERSION: version,
  REVISION: revision === '' ? 'unknown' : revision + (git('status', '--porcelain') === '' ? '' : '-changed'),
  // without credentials that an address may hold
  SOURCE: git('remote', 'get-url', 'origin').replace(/\/\/[^/@]*@/, '//') || 'unknown',
  CREATED: new Date().toISOString(),
}
const options = Object.entries(labels).map(([name, value]) => `--build-arg=${name}=${value}`)
const { status } = spawnSync(
  'docker',
  ['build', '-f', 'docker/Dockerfile', ...options, ...process.argv.slice(2), '.'],
  {
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
