-- #1 select Post
--   1 = $first + 1 as Int
SELECT "t1"."id" AS "id", ('{"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t2"."name" IS NOT NULL THEN json_quote(CAST("t2"."name" AS TEXT)) END, '␁n') || '}') END || '}') AS "j1"
  FROM "app$dev.Post" AS "t1"
  LEFT
  JOIN "app$dev.User" AS "t2" ON "t2"."id" = "t1"."author"
  ORDER BY "t1"."title" ASC NULLS LAST, "t1"."id" ASC NULLS LAST
  LIMIT ?;

-- #2 select Post
--   1 = $first + 1 as Int
SELECT "t1"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j1"
  FROM "app$dev.Post" AS "t1"
  ORDER BY "t1"."id" DESC NULLS FIRST
  LIMIT ?;

-- #3 select Post
--   1 = "Ada" as String
SELECT "t1"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j1"
  FROM "app$dev.Post" AS "t1"
  WHERE ("t1"."author" IS NOT NULL AND "t1"."author" IN (SELECT "t2"."id"
  FROM "app$dev.User" AS "t2"
  WHERE ("t2"."id" IS NOT NULL AND "t2"."name" = ?)))
  ORDER BY "t1"."id" ASC NULLS LAST;

-- #4 select Post
SELECT "t1"."id" AS "id"
  FROM "app$dev.Post" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST
  LIMIT -1 OFFSET 1;

-- sent: #1 #2 #3 #4 (4 statements)
