import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder into which packages are installed that only measurements need, on first use. */
export function installedPackages(name: string, packages: readonly string[]): string {
  const folder = resolve(`node_modules/.cache/refract-bench/${name}`)
  const list = join(folder, 'installed.json')
  if (existsSync(list)) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(list, JSON.stringify(packages))
  return folder
}
