import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const cache = resolve('node_modules/.cache/refract-cli')

/** Installs packages of Prisma 1 once, with npm, outside the project's own; gives the folder that holds `node_modules`. */
export function installedPackages(packages: Readonly<Record<string, string>>): string {
  const folder = join(cache, Object.entries(packages).flat().join('-'))
  if (!existsSync(folder)) {
    const fresh = `${folder}.${String(process.pid)}`
    mkdirSync(fresh, { recursive: true })
    writeFileSync(join(fresh, 'package.json'), JSON.stringify({ private: true, dependencies: packages }))
    // without their scripts: they call the maker's own server
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: fresh, stdio: 'pipe' })
    try {
      renameSync(fresh, folder)
    } catch (error) {
      // another test file was faster
      if (!existsSync(folder)) throw error
      rmSync(fresh, { recursive: true })
    }
  }
  return folder
}
