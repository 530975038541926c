import type { PostOutcome } from './webhook-request.js'

/** A failed try as the log has it; the beginnings are the original's (webhooks.md section 7). */
export const failureMessage = (url: string, outcome: PostOutcome): string =>
  outcome.kind === 'answered'
    ? `Call to ${url} failed with status ${String(outcome.status)}, response body '${outcome.body}' and headers [${outcome.headers}]`
    : `Call to ${url} failed with: ${outcome.reason}`
