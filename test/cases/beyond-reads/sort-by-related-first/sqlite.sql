-- #1 select list of Post
--   1 = "none" as String
--   2 = "none" as String
--   3 = $first + 1 as Int
--   4 = $first + 1 as Int
--   5 = "none" as String
--   6 = $first + 1 as Int
--   7 = "none" as String
--   8 = $first + 1 as Int
--   9 = $first as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t13"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t13"."name" IS NOT NULL THEN json_quote(CAST("t13"."name" AS TEXT)) END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  JOIN (SELECT *
  FROM (SELECT "t4"."id" AS "id", "t5"."email" AS "k0", "t4"."title" AS "k1", "t4"."id" AS "k2"
  FROM "app$dev.Post" AS "t4"
  JOIN "app$dev.User" AS "t5" ON "t5"."id" = "t4"."author"
  WHERE (("t4"."title" <> ? AND "t5"."email" IS NOT NULL) AND "t5"."email" >= (SELECT min("t8"."k")
  FROM (SELECT "t7"."email" AS "k"
  FROM "app$dev.Post" AS "t6"
  JOIN "app$dev.User" AS "t7" ON "t7"."id" = "t6"."author"
  WHERE ("t6"."title" <> ? AND "t7"."email" IS NOT NULL)
  ORDER BY "t7"."email" DESC
  LIMIT ?) AS "t8"))
  ORDER BY "t5"."email" DESC, "t4"."title" ASC NULLS LAST, "t4"."id" ASC NULLS LAST
  LIMIT ?) UNION ALL SELECT *
  FROM (SELECT "t9"."id" AS "id", "t10"."email" AS "k0", "t9"."title" AS "k1", "t9"."id" AS "k2"
  FROM "app$dev.Post" AS "t9"
  JOIN "app$dev.User" AS "t10" ON "t10"."id" = "t9"."author"
  WHERE ("t9"."title" <> ? AND "t10"."email" IS NULL)
  ORDER BY "t10"."email" DESC NULLS LAST, "t9"."title" ASC NULLS LAST, "t9"."id" ASC NULLS LAST
  LIMIT ?) UNION ALL SELECT *
  FROM (SELECT "t11"."id" AS "id", "t12"."email" AS "k0", "t11"."title" AS "k1", "t11"."id" AS "k2"
  FROM "app$dev.Post" AS "t11"
  LEFT
  JOIN "app$dev.User" AS "t12" ON "t12"."id" = "t11"."author"
  WHERE ("t11"."title" <> ? AND "t11"."author" IS NULL)
  ORDER BY "t12"."email" DESC NULLS LAST, "t11"."title" ASC NULLS LAST, "t11"."id" ASC NULLS LAST
  LIMIT ?)) AS "t3" ON "t3"."id" = "t1"."id"
  LEFT
  JOIN "app$dev.User" AS "t13" ON "t13"."id" = "t1"."author"
  ORDER BY "t3"."k0" DESC NULLS LAST, "t3"."k1" ASC NULLS LAST, "t3"."k2" ASC NULLS LAST
  LIMIT ? OFFSET 1) AS "x1") AS "j";

-- sent: #1 (1 statement)
