import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refractVersion } from '../../src/start/version.js'

const textOf = (path: string): string => readFileSync(path, 'utf8')

test('the version is the same wherever it stands', () => {
  const { version } = JSON.parse(textOf('package.json')) as { readonly version: string }
  const lock = JSON.parse(textOf('package-lock.json')) as { readonly version: string }
  const composeFiles = readdirSync('docker').filter((name) => name.startsWith('docker-compose.'))
  const found = {
    code: refractVersion,
    lock: lock.version,
    dockerfile: /^ARG VERSION=(.*)$/m.exec(textOf('docker/Dockerfile'))?.[1],
    bake: /^variable "VERSION" \{ default = "(.*)" \}$/m.exec(textOf('docker/docker-bake.hcl'))?.[1],
    composeFiles: [...new Set(composeFiles.map((name) => /image: refract:(\S+)/.exec(textOf(`docker/${name}`))?.[1]))],
  }
  expect(found).toEqual({ code: version, lock: version, dockerfile: version, bake: version, composeFiles: [version] })
})
