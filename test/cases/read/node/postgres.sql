-- #1 select User
--   1 = $id as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","__typename":"User","name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #2 select Post
--   1 = $id as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","__typename":"Post","title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  WHERE "t1"."id" = $1;

-- #3 select Comment
--   1 = $id as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","__typename":"Comment"}') AS "j"
  FROM "app$dev"."Comment" AS "t1"
  WHERE "t1"."id" = $1;

-- #4 select User
--   1 = "nobody" as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #5 select Post
--   1 = "nobody" as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- #6 select Comment
--   1 = "nobody" as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #4 #5 #6 (5 statements)
