-- #1 select User
--   1 = "ada@example.org" as String
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
--   2 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."age" = $2::int8);

-- #3 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age", "p"."score"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #4 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2;

-- #5 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #4 (3 statements)
