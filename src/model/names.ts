/** Names that the generated API derives from names of the datamodel (api-schema.md section 3). */
export const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** The English plural of a type's name, first letter upper case; rules and their order are those of api-schema.md 3.1-3.2. */
export function pluralOf(name: string): string {
  const candidate = candidateOf(name)
  const plural = candidate === name ? name + (name.endsWith('s') ? 'es' : 's') : candidate
  return upperFirst(plural)
}

/** The plural that `generate` computes by itself, e.g. `men` for `Man` (api-schema.md section 16.2). */
export function localPluralOf(name: string): string {
  for (const rule of localRules) {
    const plural = rule(name)
    if (plural !== undefined) return plural
  }
  return `${name}s`
}

function candidateOf(name: string): string {
  for (const rule of rules) {
    const plural = rule(name)
    if (plural !== undefined) return plural
  }
  return `${name}s`
}

/** A rule gives the plural, or undefined where it does not apply. All comparisons ignore case. */
type PluralRule = (name: string) => string | undefined

const words = (text: string): readonly string[] => text.split(' ')

const endsWith = (name: string, endings: readonly string[]): string | undefined => {
  const lower = name.toLowerCase()
  return endings.find((ending) => lower.endsWith(ending))
}

/** Names with these endings keep them and get `suffix`. */
const append =
  (endings: string, suffix: string): PluralRule =>
  (name) =>
    endsWith(name, words(endings)) === undefined ? undefined : name + suffix

/** The letters `from` at the end become `to`, for names with one of these endings. */
const replace =
  (endings: string, from: string, to: string): PluralRule =>
  (name) =>
    endsWith(name, words(endings)) === undefined ? undefined : name.slice(0, name.length - from.length) + to

/** `pattern` matches at the end of the name; its match is replaced by what `to` makes of it. */
const rewrite =
  (pattern: RegExp, to: string): PluralRule =>
  (name) =>
    pattern.test(name) ? name.replace(pattern, to) : undefined

const uncountable = words(
  'fish ois sheep deer pox itis bison flounder pliers bream gallows proceedings breeches graffiti rabies britches headquarters salmon carp herpes scissors chassis high-jinks sea-bass clippers homework series cod innings shears contretemps jackanapes species corps mackerel swine debris measles trout diabetes mews tuna djinn mumps whiting eland news wildebeest elk pincers sugar',
)

const irregular: readonly (readonly [string, string])[] = [
  ['child', 'children'],
  ['ephemeris', 'ephemerides'],
  ['mongoose', 'mongoose'],
  ['mythos', 'mythoi'],
  ['soliloquy', 'soliloquies'],
  ['trilby', 'trilbys'],
  ['genus', 'genera'],
  ['quiz', 'quizzes'],
  ['beef', 'beefs'],
  ['brother', 'brothers'],
  ['cow', 'cows'],
  ['genie', 'genies'],
  ['money', 'moneys'],
  ['octopus', 'octopuses'],
  ['opus', 'opuses'],
]

/** The first letter of the ending keeps its case. */
const irregularEnding: PluralRule = (name) => {
  const lower = name.toLowerCase()
  const found = irregular.find(([singular]) => lower.endsWith(singular))
  return found && replaceEnding(name, found)
}

function replaceEnding(name: string, [singular, plural]: readonly [string, string]): string {
  const start = name.length - singular.length
  return name.slice(0, start + 1) + plural.slice(1)
}

/** Only the first letter of the ending may be upper case; `cow` is missing, `cos` becomes `cows`. */
const localIrregularEnding: PluralRule = (name) => {
  const found = irregular
    .map(([singular, plural]): [string, string] => [singular === 'cow' ? 'cos' : singular, plural])
    .find(([singular]) => lowerFirst(name.slice(-singular.length)) === singular)
  return found && replaceEnding(name, found)
}

const rules: readonly PluralRule[] = [
  (name) => (endsWith(name, uncountable) === undefined ? undefined : name),
  irregularEnding,
  append('human', 's'),
  rewrite(/man$/i, 'men'),
  rewrite(/([lm])ouse$/i, '$1ice'),
  rewrite(/tooth$/i, 'teeth'),
  rewrite(/goose$/i, 'geese'),
  rewrite(/foot$/i, 'feet'),
  rewrite(/zoon$/i, 'zoa'),
  rewrite(/([csx])is$/i, '$1es'),
  replace('codex murex silex', 'ex', 'ices'),
  replace('radix helix', 'ix', 'ices'),
  replace('bacterium agendum desideratum erratum stratum datum ovum extremum candelabrum', 'um', 'a'),
  replace('criterion perihelion aphelion phenomenon prolegomenon noumenon organon asyndeton hyperbaton', 'on', 'a'),
  replace('alumna alga vertebra persona', 'a', 'ae'),
  replace('alumnus alveolus bacillus bronchus locus nucleus stimulus meniscus thesaurus', 'us', 'i'),
  append('ch sh z x', 'es'),
  append(
    'acropolis chaos lens aegis cosmos mantis alias dais marquis asbestos digitalis metropolis atlas epidermis pathos bathos ethos pelvis bias gas polis caddis glottis rhinoceros cannabis sassafras canvas ibis trellis iris clitoris apparatus impetus prospectus cantus nexus sinus coitus plexus status hiatus',
    'es',
  ),
  append('us', 'es'),
  append(
    'anathema enema oedema bema enigma sarcoma carcinoma gumma schema charisma lemma soma diploma lymphoma stigma dogma magma stoma drama melisma trauma edema miasma',
    's',
  ),
  rewrite(/ss$/i, 'sses'),
  rewrite(/([aeo]l)f$/i, '$1ves'),
  rewrite(/([^d]ea)f$/i, '$1ves'),
  rewrite(/(ar)f$/i, '$1ves'),
  rewrite(/([nlw]i)fe$/i, '$1ves'),
  rewrite(/([aeiou])y$/i, '$1ys'),
  rewrite(/y$/i, 'ies'),
  replace('solo soprano basso alto contralto tempo piano virtuoso', 'o', 'os'),
  replace(
    'albino archipelago armadillo commando crescendo fiasco ditto dynamo embryo ghetto guano inferno jumbo lumbago magneto manifesto medico octavo photo pro quarto canto lingo generalissimo stylo rhino casino auto macro zero',
    'o',
    'os',
  ),
  rewrite(/([aeiou])o$/i, '$1os'),
  rewrite(/o$/i, 'oes'),
  (name) => (/ulum/i.test(name) ? name.replace(/ulum/i, 'ula') : undefined),
  rewrite(/s$/i, 'ses'),
]

const localRules: readonly PluralRule[] = rules.map((rule) => (rule === irregularEnding ? localIrregularEnding : rule))
