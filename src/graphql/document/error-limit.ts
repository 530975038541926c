import type { DocumentError } from './document-error.js'

/** Errors that one document, or the variables of one request, are answered with at most. */
export const maxErrors = 100

/** Stands behind the last error where there would be more. */
export const tooManyErrors: DocumentError = {
  message: `More than ${String(maxErrors)} errors were found; validation stopped after these.`,
}

/** Values of users are shown up to this length, in UTF-16 units. */
export const longestShownValue = 2000
