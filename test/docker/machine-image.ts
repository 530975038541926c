import { spawn } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { mustRun } from './run-command.js'

/** An image made of programs of this machine: where no registry can be reached, nothing has to be. */
export interface MachineImage {
  readonly name: string
  /** Programs, by name or path, with the libraries that they load. */
  readonly programs: readonly string[]
  /** Folders and files that belong to them. */
  readonly paths: readonly string[]
  /** Shared objects that are loaded at run time: their libraries are needed too. */
  readonly plugins?: readonly string[]
  /** Files of the repository, by their place in the image. */
  readonly files?: Readonly<Record<string, { readonly text: string; readonly mode: number }>>
  readonly users?: readonly { readonly name: string; readonly id: number }[]
  /** Instructions of a Dockerfile such as ENTRYPOINT. */
  readonly changes: readonly string[]
}

const shellPrograms =
  'sh bash awk basename cat chmod chown cp cut date dirname env find grep head hostname id install kill ln ls mkdir mktemp mv ps readlink rm rmdir sed setpriv sleep sort stat tail tee touch tr uname wc'.split(
    ' ',
  )
const systemPaths = [
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/etc/ld.so.cache',
  '/etc/ssl/certs/ca-certificates.crt',
  '/usr/lib/locale/C.utf8',
  '/usr/share/zoneinfo',
]

/** Packs the files and gives them to Docker. */
export async function createMachineImage(image: MachineImage, environment: Record<string, string>): Promise<void> {
  const { name, programs, paths, plugins = [], files = {}, users = [], changes } = image
  const found = [...new Set([...shellPrograms, ...programs])].map(locate)
  const libraries = await librariesOf([...found, ...plugins])
  const wanted = new Set(
    [...systemPaths, ...paths].flatMap(withLinks).concat([...found, ...plugins, ...libraries].flatMap(withLinks)),
  )
  const skeleton = mkdtempSync(join(tmpdir(), 'refract-image-'))
  try {
    const write = (path: string, text: string, mode = 0o644): void => {
      mkdirSync(dirname(join(skeleton, path)), { recursive: true })
      writeFileSync(join(skeleton, path), text, { mode })
    }
    for (const folder of ['root', 'run', 'home', 'var/lib', 'usr/local/bin'])
      mkdirSync(join(skeleton, folder), { recursive: true })
    mkdirSync(join(skeleton, 'tmp'), { mode: 0o777 })
    const accounts = [{ name: 'root', id: 0 }, ...users]
    write(
      'etc/passwd',
      accounts.map((user) => `${user.name}:x:${String(user.id)}:${String(user.id)}::/root:/bin/sh\n`).join(''),
    )
    write('etc/group', accounts.map((user) => `${user.name}:x:${String(user.id)}:\n`).join(''))
    for (const [path, { text, mode }] of Object.entries(files)) write(path, text, mode)
    await mustRun('chmod', ['1777', join(skeleton, 'tmp')])
    const list = join(skeleton, '.files')
    writeFileSync(
      list,
      withoutCovered(wanted)
        .map((path) => `.${path}`)
        .join('\n'),
    )
    await importTar({ skeleton, list, name, environment })
    // the import knows fewer instructions than a Dockerfile
    await mustRun('docker', ['build', '--tag', name, '-'], {
      environment: { ...environment, DOCKER_BUILDKIT: '0' },
      input: [`FROM ${name}`, ...changes].join('\n'),
    })
  } finally {
    rmSync(skeleton, { recursive: true, force: true })
  }
}

interface Packing {
  readonly skeleton: string
  readonly list: string
  readonly name: string
  readonly environment: Record<string, string>
}

const importTar = ({ skeleton, list, name, environment }: Packing): Promise<void> =>
  new Promise((resolve, reject) => {
    const tar = spawn('tar', [
      '-c',
      '--exclude=./.files',
      '--owner=0',
      '--group=0',
      '-C',
      skeleton,
      '.',
      '-C',
      '/',
      `--files-from=${list}`,
    ])
    const docker = spawn('docker', ['import', '-', name], {
      env: { ...process.env, ...environment },
    })
    // what made it end is told on close
    docker.stdin.on('error', () => tar.kill())
    tar.stdout.pipe(docker.stdin)
    let said = ''
    for (const stream of [tar.stderr, docker.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    tar.on('error', reject)
    docker.on('error', reject)
    docker.on('close', (status) => {
      if (status === 0) resolve()
      else reject(new Error(`The image ${name} could not be made: ${said}`))
    })
  })

function locate(program: string): string {
  if (program.startsWith('/')) return program
  for (const folder of `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`.split(delimiter))
    if (existsSync(join(folder, program))) return join(folder, program)
  throw new Error(`${program} is not installed on this machine; the images of the Docker tests are made of it`)
}

/** All libraries that the dynamic linker loads for these files. */
async function librariesOf(files: readonly string[]): Promise<readonly string[]> {
  const lines = (await Promise.all(files.map(lddOf))).flat()
  return [...new Set(lines.flatMap((line) => /(\/\S+) \(0x/.exec(line)?.[1] ?? []))]
}

/** Scripts and static programs have none. */
const lddOf = async (file: string): Promise<readonly string[]> =>
  (await mustRun('ldd', [file]).catch(() => '')).split('\n')

/** Less what lies in a folder that is packed anyway. */
function withoutCovered(paths: ReadonlySet<string>): readonly string[] {
  const folders = [...paths].filter((path) => lstatSync(path).isDirectory())
  return [...paths].filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`)))
}

/** A path with everything that it leads over: links are kept as links. */
function withLinks(path: string): readonly string[] {
  const clean = join(realpathSync(dirname(path)), path.slice(dirname(path).length))
  if (!lstatSync(clean).isSymbolicLink()) return [clean]
  const target = join(dirname(clean), readlinkSync(clean))
  const absolute = readlinkSync(clean).startsWith('/') ? readlinkSync(clean) : target
  return lstatSync(realpathSync(absolute)).isDirectory() && systemPaths.includes(clean)
    ? [clean]
    : [clean, ...withLinks(absolute)]
}
