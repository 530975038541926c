-- #1 select list of Post
--   1 = $two as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC
  LIMIT $1) AS "x1") AS "j";

-- #2 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ','
  ORDER BY "x1"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" DESC
  LIMIT 1) AS "x1") AS "j";

-- #3 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC OFFSET 1) AS "x1") AS "j";

-- #4 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ','
  ORDER BY "x1"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" DESC
  LIMIT 1 OFFSET 1) AS "x1") AS "j";

-- #5 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC
  LIMIT 0) AS "x1") AS "j";

-- #6 select list of Post
--   1 = $from as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" > (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."id" = $1)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #7 select list of Post
--   1 = $until as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" < (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."id" = $1)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #8 select list of Post
--   1 = $from as ID
--   2 = $until as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."id" > (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."id" = $1) AND "t1"."id" < (SELECT "t3"."id"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."id" = $2))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #9 select list of Post
--   1 = $from as ID
--   2 = $from as ID
--   3 = $from as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."title" < (SELECT "t2"."title"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."id" = $1) OR ("t1"."title" = (SELECT "t3"."title"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."id" = $2) AND "t1"."id" > $3))
  ORDER BY "t1"."title" DESC, "t1"."id" ASC
  LIMIT 1) AS "x1") AS "j";

-- #10 select list of Post
--   1 = $until as ID
--   2 = $until as ID
--   3 = $until as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ','
  ORDER BY "x1"."k0" DESC, "x1"."k1" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t1"."title" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."title" > (SELECT "t2"."title"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."id" = $1) OR ("t1"."title" = (SELECT "t3"."title"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."id" = $2) AND "t1"."id" < $3))
  ORDER BY "t1"."title" ASC, "t1"."id" DESC
  LIMIT 1) AS "x1") AS "j";

-- #11 select list of Post
--   1 = "Letters" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."title" <> $1
  ORDER BY "t1"."id" ASC
  LIMIT 1 OFFSET 1) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 (11 statements)
