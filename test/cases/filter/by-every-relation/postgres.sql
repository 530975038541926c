-- #1 select list of User
--   1 = "e" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE NOT EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND NOT (cast("t2"."title" AS varchar) LIKE ('%' || $1 || '%') ESCAPE '!')))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of User
--   1 = "Notes" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."title" = $1))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #3 select list of User
--   1 = "Notes" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE NOT EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."title" = $1))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #4 select list of Post
--   1 = "Ada" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t2"
  WHERE ("t2"."id" = "t1"."author" AND "t2"."name" = $1))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #5 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."author" IS NULL
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #6 select list of User
--   1 = "Fine" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND EXISTS (SELECT 1
  FROM "app$dev"."Comment" AS "t3"
  WHERE ("t3"."post" = "t2"."id" AND "t3"."text" = $1))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #7 select list of Comment
--   1 = "Letters" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t1"
  WHERE EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."id" = "t1"."post" AND EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t3"
  WHERE ("t3"."id" = "t2"."author" AND EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t4"
  WHERE ("t4"."author" = "t3"."id" AND "t4"."title" = $1))))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #8 select list of User
--   1 = "Fine" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND NOT EXISTS (SELECT 1
  FROM "app$dev"."Comment" AS "t3"
  WHERE ("t3"."post" = "t2"."id" AND "t3"."text" = $1)))
  ORDER BY "t2"."id" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 (8 statements)
