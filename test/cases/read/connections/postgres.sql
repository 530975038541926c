-- #1 select Post
--   1 = $first + 1 as Int
SELECT "t1"."id" AS "id", ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j1"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  ORDER BY "t1"."title" ASC, "t1"."id" ASC
  LIMIT $1;

-- #2 select Post
--   1 = $first + 1 as Int
SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j1"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" DESC
  LIMIT $1;

-- #3 select Post
--   1 = "Ada" as String
SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j1"
  FROM "app$dev"."Post" AS "t1"
  WHERE EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t2"
  WHERE ("t2"."id" = "t1"."author" AND "t2"."name" = $1))
  ORDER BY "t1"."id" ASC;

-- #4 select Post
SELECT "t1"."id" AS "id"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC OFFSET 1;

-- sent: #1 #2 #3 #4 (4 statements)
