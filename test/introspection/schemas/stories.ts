/** What is written and read through the API over each schema, the same on all databases. */
export interface StoryPart {
  readonly mutation?: string
  readonly query: string
  readonly response: unknown
}

export const stories: Readonly<Record<string, readonly StoryPart[]>> = {
  'film-rental': [
    {
      mutation: `mutation { createFilm(data: { title: "Fjell", description: "high", rentalDuration: 2, language: { connect: { language_id: 1 } }, actor: { connect: [{ actor_id: 1 }] }, inventory: { create: [{ store: { connect: { store_id: 1 } } }] } }) { title } }`,
      query: `{ films(where: { title: "Fjell" }) { title rentalRate rentalDuration language { name } originalLanguage { name } actor { firstName } inventory { store { managerName address { city { city country { country } } } } } } }`,
      response: {
        films: [
          {
            title: 'Fjell',
            rentalRate: 4.99,
            rentalDuration: 2,
            language: { name: 'Norwegian' },
            originalLanguage: null,
            actor: [{ firstName: 'Eva' }],
            inventory: [
              { store: { managerName: 'Ada', address: { city: { city: 'Bergen', country: { country: 'Norway' } } } } },
            ],
          },
        ],
      },
    },
    {
      mutation: `mutation { updateStaff(where: { username: "bo" }, data: { hourly: 12.5, boss: { disconnect: true } }) { username } updateManyFilms(where: { originalLanguage: { name: "Spanish" } }, data: { length: 90 }) { count } deleteLoyaltyCard(where: { card_no: "N-1" }) { card_no } }`,
      query: `{ staff(where: { username: "bo" }) { hourly boss { username } active } films(where: { length: 90 }) { title } customers { email loyaltyCard { points } createDate } actors(orderBy: actor_id_ASC) { film(orderBy: film_id_ASC) { title } } }`,
      response: {
        staff: { hourly: 12.5, boss: null, active: true },
        films: [{ title: 'Fjord' }],
        customers: [{ email: 'cleo@example.org', loyaltyCard: null, createDate: '2020-01-02T03:04:05.678Z' }],
        actors: [
          { film: [{ title: 'Fjord' }, { title: 'Fjell' }] },
          { film: [{ title: 'Fjord' }, { title: 'Desierto' }] },
        ],
      },
    },
  ],
  'music-shop': [
    {
      mutation: `mutation { createInvoice(data: { invoiceDate: "2023-01-01", total: 2, billingaddress: "Here 1", customer: { connect: { email: "ida@example.org" } }, invoiceLines: { create: [{ quantity: 3, track: { connect: { TrackId: 2 } } }] }, giftCodes: { create: { code: "G2" } } }) { total } }`,
      query: `{ invoices(where: { total: 2 }) { billingaddress customer { firstName supportRep { lastName } } invoiceLines { quantity track { name albumId { title } } } giftCodes { code note } } }`,
      response: {
        invoices: [
          {
            billingaddress: 'Here 1',
            customer: { firstName: 'Ida', supportRep: null },
            invoiceLines: [{ quantity: 3, track: { name: 'Dos', albumId: null } }],
            giftCodes: { code: 'G2', note: "it's a gift" },
          },
        ],
      },
    },
    {
      mutation: `mutation { updateCustomer(where: { email: "gil@example.org" }, data: { supportRep: { disconnect: true }, followed: { connect: [{ email: "ida@example.org" }] } }) { email } updateManyReviews(data: { stars: 4, text: "so so" }) { count } }`,
      query: `{ customers(orderBy: email_ASC) { email status supportRep { first_name } followed { email } follower { email } reviews { stars text track { name } } } playlists { name isPublic owner { firstName } track(orderBy: TrackId_ASC) { name genre { name } mediaType { medium } } } employees(orderBy: lastName_ASC) { reportsTo { lastName } mentor { lastName } } }`,
      response: {
        customers: [
          {
            email: 'gil@example.org',
            status: 'ok',
            supportRep: null,
            followed: [{ email: 'ida@example.org' }],
            follower: [],
            reviews: [{ stars: 4, text: 'so so', track: { name: 'Uno' } }],
          },
          {
            email: 'ida@example.org',
            status: 'ok',
            supportRep: null,
            followed: [],
            follower: [{ email: 'gil@example.org' }],
            reviews: [],
          },
        ],
        playlists: [
          {
            name: 'Mix',
            isPublic: false,
            owner: { firstName: 'Gil' },
            track: [
              { name: 'Uno', genre: { name: 'Tango' }, mediaType: { medium: 'Vinyl' } },
              { name: 'Dos', genre: null, mediaType: { medium: 'Vinyl' } },
            ],
          },
        ],
        employees: [
          { reportsTo: null, mentor: null },
          { reportsTo: { lastName: 'Paz' }, mentor: null },
        ],
      },
    },
  ],
  'order-book': [
    {
      mutation: `mutation { createOrder(data: { number: "O-2", buyer: { connect: { id: "11111111-1111-1111-1111-111111111111" } }, seller: { connect: { id: "22222222-2222-2222-2222-222222222222" } }, tag: { connect: [{ label: "rush" }] }, orderLines: { create: [{ quantity: 2, unitPrice: 3.5, product: { connect: { sku: "N-1" } } }] } }) { number } }`,
      query: `{ order(where: { number: "O-2" }) { buyer { name } seller { name parent { name } } tag { label } orderLines { quantity unitPrice product { name group { name parentGroup { name } } } } shipments { shippedAt } } }`,
      response: {
        order: {
          buyer: { name: 'Hold' },
          seller: { name: 'Sub', parent: { name: 'Hold' } },
          tag: [{ label: 'rush' }],
          orderLines: [
            {
              quantity: 2,
              unitPrice: 3.5,
              product: { name: 'Nut', group: { name: 'Nuts', parentGroup: { name: 'All' } } },
            },
          ],
          shipments: null,
        },
      },
    },
    {
      mutation: `mutation { updateOrder(where: { number: "O-1" }, data: { note: "ring twice" }) { number } }`,
      query: `{ order(where: { number: "O-1" }) { note contact { email company { name } } shipments { warehouse { code } } } }`,
      response: {
        order: {
          note: 'ring twice',
          contact: { email: 'a@sub.example', company: { name: 'Sub' } },
          shipments: { warehouse: { code: 'W1' } },
        },
      },
    },
  ],
}
