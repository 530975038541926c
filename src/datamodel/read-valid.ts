import { diagnosticText } from '../errors/diagnostic.js'
import { Problem } from '../errors/problem.js'
import type { Model } from '../model/model.js'
import { checkDatamodel } from './check-datamodel.js'
import type { DatamodelDocument } from './document.js'
import { parseDatamodel } from './parse-datamodel.js'
import { whichSyntax } from './which-syntax.js'

/** Reads a datamodel where no database is known. Throws a problem with all that any server would refuse of it. */
export function readValid(text: string): { readonly document: DatamodelDocument; readonly syntax: Model['syntax'] } {
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  const syntax = whichSyntax(document, undefined)
  const { problems } = checkDatamodel(document, { syntax, uuidIds: true, decimalDigits: 65 })
  if (problems.length > 0) throw new Problem(['The datamodel has errors:', ...problems.map(diagnosticText)].join('\n'))
  return { document, syntax }
}
