/** How large a document's text is; counting ends where a limit is exceeded. */
export interface TextExtent {
  readonly tokens: number
  /** Brackets of any kind that are open at once. */
  readonly nesting: number
}

const enum Code {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Blank = 32,
  Quote = 34,
  Hash = 35,
  ParenthesisOpen = 40,
  ParenthesisClose = 41,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  BracketOpen = 91,
  Backslash = 92,
  BracketClose = 93,
  BraceOpen = 123,
  BraceClose = 125,
  ByteOrderMark = 0xfeff,
}

/**
 * Counts tokens and nesting without reading the document: a text that is too large is refused before the parser, which
 * calls itself for each level and keeps an object for each token, sees it. Texts that are no GraphQL are counted anyhow.
 */
export function scanDocument(text: string, most: TextExtent): TextExtent {
  let tokens = 0
  let open = 0
  let nesting = 0
  let at = 0
  while (at < text.length && tokens <= most.tokens && nesting <= most.nesting) {
    const code = text.charCodeAt(at)
    switch (code) {
      case Code.Tab:
      case Code.LineFeed:
      case Code.CarriageReturn:
      case Code.Blank:
      case Code.Comma:
      case Code.ByteOrderMark:
        at += 1
        break
      case Code.Hash:
        at = endOfLine(text, at)
        break
      case Code.Quote:
        tokens += 1
        at = endOfString(text, at)
        break
      case Code.ParenthesisOpen:
      case Code.BracketOpen:
      case Code.BraceOpen:
        tokens += 1
        open += 1
        if (open > nesting) nesting = open
        at += 1
        break
      case Code.ParenthesisClose:
      case Code.BracketClose:
      case Code.BraceClose:
        tokens += 1
        open -= 1
        at += 1
        break
      default:
        tokens += 1
        at = endOfWord(text, at)
    }
  }
  return { tokens, nesting }
}

function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === Code.LineFeed || code === Code.CarriageReturn) return at
  }
  return text.length
}

function endOfString(text: string, start: number): number {
  if (text.startsWith('"""', start)) {
    let end = text.indexOf('"""', start + 3)
    while (end > 0 && text.charCodeAt(end - 1) === Code.Backslash) end = text.indexOf('"""', end + 3)
    return end < 0 ? text.length : end + 3
  }
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === Code.Backslash) at += 1
    else if (code === Code.Quote || code === Code.LineFeed || code === Code.CarriageReturn) return at + 1
  }
  return text.length
}

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === Code.Dot

/** Names, numbers and `...`; any other character is a token by itself. */
function endOfWord(text: string, start: number): number {
  const first = text.charCodeAt(start)
  let at = start + 1
  if (first === Code.Dot) while (text.charCodeAt(at) === Code.Dot) at += 1
  else if (first === Code.Minus || isWordCode(first)) while (isWordCode(text.charCodeAt(at))) at += 1
  return at
}
