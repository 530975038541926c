/** What tests know of a scalar beyond Prisma 1 (beyond.md section 11). */
export interface ScalarKind {
  readonly name: string
  /** How `@scalar` declares it. */
  readonly declared: string
  /** How a field of the type itself says how large its values are. */
  readonly size?: string
  /** Values in ascending order, as answers give them. */
  readonly values: readonly string[]
  /** Values of inputs, as literals, that are another form of a value. */
  readonly forms: readonly (readonly [literal: string, value: string])[]
  /** Literals that are no such values. */
  readonly faulty: readonly string[]
  readonly reason: string
  /** Texts that look like a value and that no column holds. */
  readonly unheld?: readonly string[]
  /** Its values are only told apart: it has no filters and aggregates of order. */
  readonly isUnordered?: true
}

export const scalarKinds: readonly ScalarKind[] = [
  {
    name: 'BigInt',
    declared: 'Int @scalar(type: BIG_INT)',
    values: ['-9223372036854775808', '-1', '0', '7', '9007199254740993', '9223372036854775807'],
    forms: [
      ['7', '7'],
      ['9007199254740993', '9007199254740993'],
      ['-9223372036854775808', '-9223372036854775808'],
      ['"+007"', '7'],
      ['"-0"', '0'],
    ],
    faulty: ['"1.5"', '1.5', '"1e3"', '""', '"x"', 'true', '" 1"', '[[1]]'],
    reason: 'BigInt value expected',
    unheld: ['9223372036854775808', '-9223372036854775809', '123456789012345678901234567890'],
  },
  {
    name: 'Decimal',
    declared: 'Float @scalar(type: DECIMAL, precision: 18, scale: 4)',
    size: '@scalar(precision: 18, scale: 4)',
    values: ['-99999999999999.9999', '-0.5', '0', '0.1', '90071992547409.9301', '99999999999999.9999'],
    forms: [
      ['0.1', '0.1'],
      ['90071992547409.9301', '90071992547409.9301'],
      ['-0.0', '0'],
      ['"+01.50"', '1.5'],
      ['"1e3"', '1000'],
      ['12.5E-1', '1.25'],
      ['7', '7'],
    ],
    faulty: ['"1,5"', '""', '"."', '"x"', 'true', '"NaN"', '"1e"'],
    reason: 'Decimal value expected',
    unheld: ['100000000000000', '-100000000000000.5'],
  },
  {
    name: 'Date',
    declared: 'DateTime @scalar(type: DATE)',
    values: ['0001-01-01', '1582-10-10', '1899-12-31', '2020-01-31', '2020-02-29', '9999-12-31'],
    forms: [
      ['"2020-01-31T23:59:59.999Z"', '2020-01-31'],
      ['"2020-02-01T00:30:00+01:00"', '2020-01-31'],
      ['"2020-02"', '2020-02-01'],
    ],
    faulty: ['"0000-12-31"', '"2021-02-29"', '"31.1.2020"', '""', '5', '"10000-01-01"'],
    reason: 'Date value expected',
  },
  {
    name: 'Time',
    declared: 'String @scalar(type: TIME)',
    values: ['00:00:00', '00:00:00.001', '03:04:05', '03:04:05.678', '03:04:06', '23:59:59.999'],
    forms: [
      ['"03:04"', '03:04:00'],
      ['"03:04:05.6"', '03:04:05.600'],
      ['"03:04:05.000"', '03:04:05'],
      ['"23:59:59.999999"', '23:59:59.999'],
    ],
    faulty: ['"24:00:00"', '"3:04"', '"03:60"', '"03:04:60"', '""', '5', '"03:04:05Z"'],
    reason: 'Time value expected',
  },
  {
    name: 'Bytes',
    declared: 'String @scalar(type: BYTES, maxSize: 70000)',
    // none, a zero, all single bytes, no UTF-8, and more than a line of base64
    values: [
      Buffer.alloc(0),
      Buffer.from([0]),
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      Buffer.from('hé"\\\n'),
      Buffer.from([0xff, 0xfe, 0]),
      Buffer.alloc(70_000, 'ÿ', 'latin1'),
    ].map((bytes) => bytes.toString('base64')),
    forms: [
      ['"_-8"', '/+8='],
      ['"/+8="', '/+8='],
      ['"AA"', 'AA=='],
    ],
    faulty: ['"A"', '"A==="', '"AA="', '"A A="', '"*"', '5'],
    reason: 'Base64 value expected',
    isUnordered: true,
  },
]

/** Name of a value's node: they are made in the order of the values. */
export const codeOf = (index: number): string => `n${String(index)}`
