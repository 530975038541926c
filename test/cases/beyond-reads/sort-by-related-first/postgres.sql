-- #1 select list of Post
--   1 = "none" as String
--   2 = $first + 1 as Int
--   3 = "none" as String
--   4 = $first + 1 as Int
--   5 = "none" as String
--   6 = $first + 1 as Int
--   7 = $first as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t10"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t10"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  JOIN ((SELECT "t4"."id" AS "id", "t5"."email" AS "k0", "t4"."title" AS "k1", "t4"."id" AS "k2"
  FROM "app$dev"."Post" AS "t4"
  JOIN "app$dev"."User" AS "t5" ON "t5"."id" = "t4"."author"
  WHERE ("t4"."title" <> $1 AND "t5"."email" IS NOT NULL)
  ORDER BY "t5"."email" DESC, "t4"."title" ASC, "t4"."id" ASC
  LIMIT $2) UNION ALL (SELECT "t6"."id" AS "id", "t7"."email" AS "k0", "t6"."title" AS "k1", "t6"."id" AS "k2"
  FROM "app$dev"."Post" AS "t6"
  JOIN "app$dev"."User" AS "t7" ON "t7"."id" = "t6"."author"
  WHERE ("t6"."title" <> $3 AND "t7"."email" IS NULL)
  ORDER BY "t7"."email" DESC NULLS LAST, "t6"."title" ASC, "t6"."id" ASC
  LIMIT $4) UNION ALL (SELECT "t8"."id" AS "id", "t9"."email" AS "k0", "t8"."title" AS "k1", "t8"."id" AS "k2"
  FROM "app$dev"."Post" AS "t8"
  LEFT
  JOIN "app$dev"."User" AS "t9" ON "t9"."id" = "t8"."author"
  WHERE ("t8"."title" <> $5 AND "t8"."author" IS NULL)
  ORDER BY "t9"."email" DESC NULLS LAST, "t8"."title" ASC, "t8"."id" ASC
  LIMIT $6)) AS "t3" ON "t3"."id" = "t1"."id"
  LEFT
  JOIN "app$dev"."User" AS "t10" ON "t10"."id" = "t1"."author"
  ORDER BY "t3"."k0" DESC NULLS LAST, "t3"."k1" ASC, "t3"."k2" ASC
  LIMIT $7 OFFSET 1) AS "x1") AS "j";

-- sent: #1 (1 statement)
