import { Problem } from '../../errors/problem.js'

/** In the original's words, whose exit code was 0 then (import-export.md section 10). */
export const faulty = (message: string): Problem => new Problem(`Uncaught exception, cleaning up: Error: ${message}`)
