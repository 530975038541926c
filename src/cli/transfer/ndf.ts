import { Problem } from '../../errors/problem.js'
import type { Project } from '../project/project.js'

/** The kinds of documents of the Normalized Data Format, in the order in which they are sent (import-export.md section 2). */
export const kinds = ['nodes', 'lists', 'relations'] as const
export type Kind = (typeof kinds)[number]

/** `3s`, `2m 10s`: what is left of a transfer. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return whole < 60 ? `${String(whole)}s` : `${String(Math.floor(whole / 60))}m ${String(whole % 60)}s`
}

/** Document databases have no import and export. */
export function refuseDocuments(project: Pick<Project, 'isDocument'>, what: 'Import' | 'Export'): void {
  if (project.isDocument)
    throw new Problem(`${what} is not yet supported for document stores. Please use the tools of your database for it.`)
}
