import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  StreamLanguage,
  syntaxHighlighting,
  type LanguageSupport,
} from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { graphqlMode, sqlMode } from './stream-modes.js'

export interface EditorSettings {
  readonly language: 'json' | 'graphql' | 'sql'
  readonly isReadOnly?: boolean
}

export interface EditorHandle {
  setValue(value: string): void
  /** Shows the line, counted from 1, and marks it. */
  showLine(line: number): void
  destroy(): void
}

/** Colours are those of the page, so that they follow its theme. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--code-word)' },
  { tag: [tags.typeName, tags.className], color: 'var(--code-name)' },
  { tag: [tags.string], color: 'var(--code-text)' },
  { tag: [tags.number], color: 'var(--code-number)' },
  { tag: [tags.meta], color: 'var(--code-number)' },
  { tag: [tags.comment], color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.propertyName], color: 'var(--text)' },
])

const dress = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--text)', fontSize: '12.5px', height: '100%' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 9%, transparent)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 25%, transparent) !important',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
  },
})

const languages: Readonly<Record<EditorSettings['language'], () => Extension | LanguageSupport>> = {
  json: () => [json(), linter(lintJson, { delay: 300 }), lintGutter()],
  graphql: () => StreamLanguage.define(graphqlMode),
  sql: () => StreamLanguage.define(sqlMode),
}

const parseJson = jsonParseLinter()
const lintJson = (view: EditorView) => (view.state.doc.toString().trim() === '' ? [] : parseJson(view))

interface NewEditor extends EditorSettings {
  readonly value: string
  readonly label: string
  changed(value: string): void
}

export function createEditor(parent: HTMLElement, settings: NewEditor): EditorHandle {
  const { language, isReadOnly = false, value, label, changed } = settings
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: value,
      extensions: [
        lineNumbers(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentOnInput(),
        history(),
        // Escape then Tab leaves the editor, for those who have no mouse
        keymap.of([...defaultKeymap, ...historyKeymap, ...(isReadOnly ? [] : [indentWithTab])]),
        languages[language](),
        syntaxHighlighting(colours),
        dress,
        EditorView.lineWrapping,
        EditorState.readOnly.of(isReadOnly),
        EditorView.contentAttributes.of({ 'aria-label': label, ...(isReadOnly ? { 'aria-readonly': 'true' } : {}) }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    setValue(next) {
      if (next === view.state.doc.toString()) return
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
    },
    showLine(number) {
      const line = view.state.doc.line(Math.max(1, Math.min(view.state.doc.lines, number)))
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: 'start', yMargin: 24 }),
      })
    },
    destroy() {
      view.destroy()
    },
  }
}
