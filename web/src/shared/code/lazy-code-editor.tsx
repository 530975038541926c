import { lazy, Suspense, type ComponentProps } from 'react'
import { Loading } from '../ui/notice.js'

const Editor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }))

/** The editor, loaded with the first text that needs it. */
export function LazyCodeEditor(props: ComponentProps<typeof Editor>) {
  return (
    <Suspense fallback={<Loading what="the editor" />}>
      <Editor {...props} />
    </Suspense>
  )
}
