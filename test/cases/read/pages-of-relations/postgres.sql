-- #1 select list of User
--   1 = $from as ID
--   2 = $from as ID
--   3 = $from as ID
--   4 = $from as ID
--   5 = "L" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","last":' || (SELECT COALESCE('[' || string_agg("x2"."j", ','
  ORDER BY "x2"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" DESC
  LIMIT 1) AS "x2") || ',"skipped":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t3"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."author" = "t1"."id"
  ORDER BY "t3"."id" ASC OFFSET 1) AS "x3") || ',"after":' || (SELECT COALESCE('[' || string_agg("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t4"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t4"
  WHERE ("t4"."author" = "t1"."id" AND "t4"."id" > (SELECT "t5"."id"
  FROM "app$dev"."Post" AS "t5"
  WHERE "t5"."id" = $1))
  ORDER BY "t4"."id" ASC) AS "x4") || ',"before":' || (SELECT COALESCE('[' || string_agg("x5"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t6"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t6"
  WHERE ("t6"."author" = "t1"."id" AND ("t6"."title" > (SELECT "t7"."title"
  FROM "app$dev"."Post" AS "t7"
  WHERE "t7"."id" = $2) OR ("t6"."title" = (SELECT "t8"."title"
  FROM "app$dev"."Post" AS "t8"
  WHERE "t8"."id" = $3) AND "t6"."id" < $4)))
  ORDER BY "t6"."title" DESC, "t6"."id" ASC) AS "x5") || ',"filtered":' || (SELECT COALESCE('[' || string_agg("x6"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t9"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t9"
  WHERE ("t9"."author" = "t1"."id" AND cast("t9"."title" AS varchar) LIKE ($5 || '%') ESCAPE '!')
  ORDER BY "t9"."id" ASC
  LIMIT 1) AS "x6") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)
