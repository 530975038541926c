-- #1 select list of Post
--   1 = "Fine" as String
--   2 = $after as ID
--   3 = "Fine" as String
--   4 = "Fine" as String
--   5 = "Fine" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  JOIN (SELECT "t6"."age" AS "k0", (SELECT count(*)
  FROM "app$dev"."Comment" AS "t7"
  WHERE ("t7"."post" = "t4"."id" AND "t7"."text" <> $1)) AS "k1", "t4"."id" AS "id"
  FROM "app$dev"."Post" AS "t4"
  LEFT
  JOIN "app$dev"."User" AS "t6" ON "t6"."id" = "t4"."author"
  WHERE "t4"."id" = $2) AS "t5" ON 1 = 1
  WHERE ("t2"."age" < "t5"."k0" OR ("t2"."age" IS NULL AND "t5"."k0" IS NOT NULL) OR (("t2"."age" = "t5"."k0" OR ("t2"."age" IS NULL AND "t5"."k0" IS NULL)) AND ((SELECT count(*)
  FROM "app$dev"."Comment" AS "t3"
  WHERE ("t3"."post" = "t1"."id" AND "t3"."text" <> $3)) < "t5"."k1" OR ((SELECT count(*)
  FROM "app$dev"."Comment" AS "t3"
  WHERE ("t3"."post" = "t1"."id" AND "t3"."text" <> $4)) = "t5"."k1" AND "t1"."id" > "t5"."id"))))
  ORDER BY "t2"."age" DESC NULLS LAST, (SELECT count(*)
  FROM "app$dev"."Comment" AS "t3"
  WHERE ("t3"."post" = "t1"."id" AND "t3"."text" <> $5)) DESC, "t1"."id" ASC
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 (1 statement)
