import { isDelivered, type PostOutcome } from './webhook-request.js'

const stepMs = 5000
const maxTries = 5

/**
 * How long to wait for the next try after `tries` of them: 5, 10, 15, 20 s (webhooks.md section 9). Undefined: there is
 * none, because the receiver took the request, refused it for good, or had its tries.
 */
export function retryPauseMs(outcome: PostOutcome, tries: number): number | undefined {
  if (isDelivered(outcome) || tries >= maxTries) return undefined
  const canPass = outcome.kind === 'answered' ? outcome.status >= 500 : !outcome.isLasting
  return canPass ? tries * stepMs : undefined
}
