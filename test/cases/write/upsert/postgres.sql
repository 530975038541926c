-- #1 select User
--   1 = "ada@example.org" as String
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2;

-- #4 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3));

-- #5 select Post
--   1 = found3[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #6 update Post (title)
--   1 = "More notes" as String
--   2 = found3[0] as ID
UPDATE "app$dev"."Post" AS "w"
  SET "title" = $1
  WHERE "w"."id" = $2;

-- #7 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "ada@example.org" as String
INSERT INTO "app$dev"."User" ("id", "name", "email")
  VALUES ($1, $2, $3);

-- #8 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #6 #8 (5 statements)
