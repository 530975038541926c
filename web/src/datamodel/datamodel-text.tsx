import { useEffect, useRef } from 'react'
import type { EditorHandle } from '../shared/code/create-editor.js'
import { LazyCodeEditor } from '../shared/code/lazy-code-editor.js'

interface DatamodelTextProps {
  readonly text: string
  /** The line to show, from 1. */
  readonly line: number | undefined
}

/** The text of the datamodel; follows the type that is chosen. */
export function DatamodelText({ text, line }: DatamodelTextProps) {
  const editor = useRef<EditorHandle>(undefined)
  useEffect(() => {
    if (line !== undefined) editor.current?.showLine(line)
  }, [line])
  return (
    <LazyCodeEditor
      language="graphql"
      label="Datamodel"
      isReadOnly
      value={text}
      onReady={(handle) => {
        editor.current = handle
        if (line !== undefined) handle.showLine(line)
      }}
    />
  )
}
