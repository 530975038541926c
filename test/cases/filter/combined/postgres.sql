-- #1 select list of User
--   1 = "A" as String
--   2 = 36 as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE (cast("t1"."name" AS varchar) LIKE ($1 || '%') ESCAPE '!' AND "t1"."age" > $2::int8)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of User
--   1 = "Grace" as String
--   2 = 40 as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."name" = $1 OR "t1"."age" > $2::int8)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #3 select list of User
--   1 = "Grace" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE (NOT ("t1"."name" = $1))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #4 select list of User
--   1 = "Ada" as String
--   2 = 36 as Int
--   3 = 0 as Int
--   4 = "Ada" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE (("t1"."name" = $1 AND "t1"."age" = $2::int8) OR (NOT ("t1"."age" > $3::int8) AND NOT ("t1"."name" = $4)))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #5 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE (1 = 1 AND 1 = 0 AND 1 = 1)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 (5 statements)
