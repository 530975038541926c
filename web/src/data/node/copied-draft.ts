import type { Draft } from '../write/draft.js'

let copied: { readonly model: string; readonly draft: Draft } | undefined

/** Keeps a copy for the form of a new node, which is opened next. */
export function keepCopy(model: string, draft: Draft): void {
  copied = { model, draft }
}

export const takeCopy = (model: string): Draft | undefined => (copied?.model === model ? copied.draft : undefined)

export function forgetCopy(): void {
  copied = undefined
}
