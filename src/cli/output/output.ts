/** What commands print on. Everything goes to standard output but warnings, errors and details. */
export interface Output {
  readonly isJson: boolean
  readonly isVerbose: boolean
  /** Whether actions are redrawn in place. */
  readonly hasSpinner: boolean
  readonly paint: Paint
  /** Columns of the terminal, 80 where there is none. */
  readonly width: number
  /** What happens; left out with --quiet and --json. Line breaks are the caller's: what is printed ends with one. */
  line(text: string): void
  /** What was asked for: printed with --quiet, too. */
  result(text: string): void
  /** The result for machines, printed with --json alone. */
  json(value: unknown): void
  /** Begins a long step (cli.md section 2.1). */
  start(text: string, status?: string): Action
  /** Yellow, framed, on standard error. */
  warn(text: string): void
  /** Plain, on standard error. */
  notice(text: string): void
  /** Only with --verbose, on standard error. */
  detail(text: string): void
  /** Red, framed, on standard error (cli.md section 2.2). */
  fail(text: string): void
  /** Ends what is drawn in place. */
  settle(): void
}

export interface Action {
  /** Progress, such as `(3/10)`. */
  status(text: string): void
  /** Ends it with `✔` or another status. */
  end(status?: string): void
}

/** Colours, or none. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  green(text: string): string
  yellow(text: string): string
  blue(text: string): string
  cyan(text: string): string
}

/** `967ms`, `1.5s` (cli.md section 2.1). */
export const duration = (ms: number): string =>
  ms > 1000 ? `${(Math.round(ms / 100) / 10).toFixed(1)}s` : `${String(Math.round(ms))}ms`
