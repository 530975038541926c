/** The datamodel of the examples of mutations.md. */
export const gardenDatamodel = `
  type Garden { id: ID! @id name: String! @unique plot: Int @unique owner: String! rank: Int! @default(value: 5)
    motto: String @default(value: "none") tags: [String] @scalarList(strategy: RELATION) opened: [DateTime] @scalarList(strategy: RELATION)
    beds: [Bed] gate: Gate @relation(link: INLINE) }
  type Bed { id: ID! @id code: String! @unique size: Float area: Float @unique garden: Garden @relation(link: INLINE) plants: [Plant] sown: DateTime }
  type Plant { id: ID! @id nr: Int! @unique note: String bed: Bed! @relation(link: INLINE) }
  type Gate { id: ID! @id key: String! @unique text: String garden: Garden isOpen: Boolean @unique
    built: DateTime @unique made: Material @unique column: String @unique @db(name: "c_column") }
  enum Material { WOOD IRON }`

/** Garden A with its gate and two beds, of which "a" has a plant; B without any; a bed and a gate that belong to none. */
export const gardens = `mutation {
  createGarden(data: {id: "A", name: "A", plot: 1, owner: "Io", gate: {create: {id: "ga", key: "ga", column: "x"}}, beds: {create: [
    {id: "a", code: "a", size: 1, plants: {create: {id: "p1", nr: 1}}}, {id: "e", code: "e"}]}}) { id }
  b: createGarden(data: {id: "B", name: "B", owner: "Io"}) { id }
  createBed(data: {id: "f", code: "f"}) { id }
  f: createGate(data: {id: "gf", key: "gf"}) { id } }`
