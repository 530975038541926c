import type * as Monaco from 'monaco-graphql/esm/monaco-editor.js'

/** What is typed over a selection replaces it, a bracket too: the editor would put the selection in brackets. */
export async function keepTypingPlain(): Promise<void> {
  const { editor }: typeof Monaco = await import('monaco-graphql/esm/monaco-editor.js')
  const settle = (one: Monaco.editor.ICodeEditor): void => one.updateOptions({ autoSurround: 'never' })
  editor.getEditors().forEach(settle)
  editor.onDidCreateEditor(settle)
}
