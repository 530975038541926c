-- #1 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."id" DESC) AS "x1") AS "j";

-- #2 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."name" DESC, "t1"."id" ASC) AS "x1") AS "j";

-- #3 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" IS NOT NULL
  ORDER BY "t1"."age" ASC, "t1"."id" ASC) AS "x1") AS "j";

-- #4 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" IS NOT NULL
  ORDER BY "t1"."age" DESC, "t1"."id" ASC) AS "x1") AS "j";

-- #5 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #6 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."title" ASC, "t2"."id" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."name" ASC, "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 (6 statements)
