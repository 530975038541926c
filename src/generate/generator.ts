/** How files find each other: CommonJS without endings, or modules of ECMAScript with them. */
export type ModuleKind = 'commonjs' | 'esm'

/** What client code is generated from. */
export interface GeneratorInput {
  /** Schema text: of `buildLocalSchema`, or of `printDownloadedSchema` with `--endpoint`. */
  readonly schema: string
  /** Text of the datamodel files, one after the other: names of the models, embedded types, descriptions. */
  readonly datamodel: string
  /**
   * `endpoint` as prisma.yml has it: `${env:NAME}` and `${env:NAME, "fallback"}` stay open and are read when the
   * application starts; all other variables are filled in.
   */
  readonly endpoint: string
  /** `secret` in the same form; absent where the service has none. */
  readonly secret?: string
  /** Of the package that the code becomes part of; CommonJS, unless it says otherwise. */
  readonly modules?: ModuleKind
}

/** One file to write. */
export interface GeneratedFile {
  /** Relative to the `output` of prisma.yml; empty where `output` is the file itself. */
  readonly path: string
  readonly text: string
}

/** One entry that `generate` of prisma.yml may name (client.md section 2). */
export interface Generator {
  /** What is saved: `Saving <title> at <output>`. */
  readonly title: string
  /** Whether `output` is a folder, or the file itself. */
  readonly output: 'folder' | 'file'
  /** Raises a `Problem` where the input cannot be generated from. */
  generate(input: GeneratorInput): readonly GeneratedFile[]
}
