-- #1 select list of User
--   1 = $name as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."name" = $1
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of User
--   1 = $name as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."name" <> $1
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #3 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" IS NULL
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #4 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" IS NOT NULL
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #5 select list of User
--   1 = $names as list of String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."name" = ANY($1)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #6 select list of User
--   1 = $names as list of String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."name" <> ALL($1)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #7 select list of User
--   1 = 41 as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" < $1::int8
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #8 select list of User
--   1 = 41 as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" <= $1::int8
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #9 select list of User
--   1 = 36 as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" > $1::int8
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #10 select list of User
--   1 = 36 as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" >= $1::int8
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #11 select list of User
--   1 = "da" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE cast("t1"."name" AS varchar) LIKE ('%' || $1 || '%') ESCAPE '!'
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #12 select list of User
--   1 = "da" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE NOT (cast("t1"."name" AS varchar) LIKE ('%' || $1 || '%') ESCAPE '!')
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #13 select list of User
--   1 = "A" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE cast("t1"."name" AS varchar) LIKE ($1 || '%') ESCAPE '!'
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #14 select list of User
--   1 = "A" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE NOT (cast("t1"."name" AS varchar) LIKE ($1 || '%') ESCAPE '!')
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #15 select list of User
--   1 = "n" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE cast("t1"."name" AS varchar) LIKE ('%' || $1) ESCAPE '!'
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #16 select list of User
--   1 = "n" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE NOT (cast("t1"."name" AS varchar) LIKE ('%' || $1) ESCAPE '!')
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 #12 #13 #14 #15 #16 (16 statements)
