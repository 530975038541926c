import { useEffect, useRef } from 'react'
import { createEditor, type EditorHandle, type EditorSettings } from './create-editor.js'

interface CodeEditorProps extends EditorSettings {
  readonly value: string
  /** For screen readers. */
  readonly label: string
  onChange?(value: string): void
  /** Gets the editor's handle, to move in its text. */
  onReady?(handle: EditorHandle): void
}

/** A text with highlighting: to be read, or to be written when `onChange` is there. */
export function CodeEditor({ value, label, language, isReadOnly = false, onChange, onReady }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle>(undefined)
  const latest = useRef({ onChange, onReady, value })
  latest.current = { onChange, onReady, value }
  useEffect(() => {
    if (!host.current) return
    const handle = createEditor(host.current, {
      language,
      isReadOnly,
      label,
      value: latest.current.value,
      changed: (text) => latest.current.onChange?.(text),
    })
    editor.current = handle
    latest.current.onReady?.(handle)
    return () => {
      handle.destroy()
    }
  }, [language, isReadOnly, label])
  useEffect(() => {
    editor.current?.setValue(value)
  }, [value])
  return <div ref={host} className={`code-editor ${isReadOnly ? 'read-only' : ''}`} />
}
