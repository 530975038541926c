-- #1 select list of Post
--   1 = $tags.0 as String
--   2 = $tags.1 as String
--   3 = 40 as Int
--   4 = 2 as Int
--   5 = $name as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE ((("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t2"."nodeId"
  FROM "app$dev.Post_tags" AS "t2"
  WHERE ("t2"."nodeId" IS NOT NULL AND "t2"."value" = ?))) AND ("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t3"."nodeId"
  FROM "app$dev.Post_tags" AS "t3"
  WHERE ("t3"."nodeId" IS NOT NULL AND "t3"."value" = ?)))) AND (NOT EXISTS (SELECT 1
  FROM "app$dev.User" AS "t4"
  WHERE ("t4"."id" = "t1"."author" AND "t4"."age" > ?))) AND (SELECT count(*)
  FROM "app$dev.Comment" AS "t5"
  WHERE "t5"."post" = "t1"."id") >= ? AND ("t1"."author" IS NOT NULL AND "t1"."author" IN (SELECT "t6"."id"
  FROM "app$dev.User" AS "t6"
  WHERE ("t6"."id" IS NOT NULL AND lower("t6"."name") = lower(?)))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."name" <> "t1"."email"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)
