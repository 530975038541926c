-- #1 select list of User
--   1 = $text as String
--   2 = 40 as Int
--   3 = "Notes" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE (EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND cast("t2"."title" AS varchar) LIKE ('%' || $1 || '%') ESCAPE '!')) OR ("t1"."age" > $2::int8 AND NOT EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t3"
  WHERE ("t3"."author" = "t1"."id" AND "t3"."title" = $3))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)
