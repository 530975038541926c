-- #1 select subquery, subquery, subquery
--   1 = "ada@example.org" as String
--   2 = "new@example.org" as String
--   3 = "new@example.org" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = $1), (SELECT "t2"."id"
  FROM "app$dev"."User" AS "t2"
  WHERE "t2"."email" = $2), (SELECT "t3"."id"
  FROM "app$dev"."User" AS "t3"
  WHERE "t3"."email" = $3);

-- #2 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #3 #4 #2 (4 statements)
-- #3 made by the run: INSERT "app$dev"."User"
-- #4 made by the run: UPDATE "app$dev"."User"
