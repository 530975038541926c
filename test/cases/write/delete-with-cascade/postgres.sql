-- #1 select User
--   1 = "grace" as ID
SELECT "t1"."id", COALESCE(to_json("t1"."name"::text)::text, 'n')
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #2 select User
--   1 = "grace" as ID
SELECT "t1"."id", "t1"."name", "t1"."email", "t1"."age"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #3 select User
--   1 = "grace" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

