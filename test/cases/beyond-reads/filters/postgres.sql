-- #1 select list of Post
--   1 = $tags.0 as String
--   2 = $tags.1 as String
--   3 = 40 as Int
--   4 = 2 as Int
--   5 = $name as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE ((EXISTS (SELECT 1
  FROM "app$dev"."Post_tags" AS "t2"
  WHERE ("t2"."nodeId" = "t1"."id" AND "t2"."value" = $1)) AND EXISTS (SELECT 1
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE ("t3"."nodeId" = "t1"."id" AND "t3"."value" = $2))) AND (NOT EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t4"
  WHERE ("t4"."id" = "t1"."author" AND "t4"."age" > $3::int8))) AND (SELECT count(*)
  FROM "app$dev"."Comment" AS "t5"
  WHERE "t5"."post" = "t1"."id") >= $4::int8 AND EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t6"
  WHERE ("t6"."id" = "t1"."author" AND lower("t6"."name"::text) = lower($5::text))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."name" <> "t1"."email"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)
