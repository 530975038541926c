-- #1 select Comment
SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j1"
  FROM "app$dev"."Comment" AS "t1"
  JOIN ((SELECT "t4"."id" AS "id", "t5"."id" AS "k0", "t4"."id" AS "k1"
  FROM "app$dev"."Comment" AS "t4"
  JOIN "app$dev"."Post" AS "t5" ON "t5"."id" = "t4"."post"
  ORDER BY "t5"."id" DESC, "t4"."id" DESC
  LIMIT 3) UNION ALL (SELECT "t6"."id" AS "id", "t7"."id" AS "k0", "t6"."id" AS "k1"
  FROM "app$dev"."Comment" AS "t6"
  LEFT
  JOIN "app$dev"."Post" AS "t7" ON "t7"."id" = "t6"."post"
  WHERE "t6"."post" IS NULL
  ORDER BY "t7"."id" DESC, "t6"."id" DESC
  LIMIT 3)) AS "t3" ON "t3"."id" = "t1"."id"
  ORDER BY "t3"."k0" DESC, "t3"."k1" DESC
  LIMIT 3;

-- sent: #1 (1 statement)
