import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'

/** Where databases of tests keep their files: in memory where Linux offers it, since DDL waits for every flush. */
export const temporaryFolder = (): string => (existsSync(memory) ? memory : tmpdir())
