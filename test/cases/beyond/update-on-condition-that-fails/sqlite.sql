-- #1 select User
--   1 = "ada@example.org" as String
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?;

-- #2 select User
--   1 = node as ID
--   2 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."age" = ?);

-- #3 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age", "p"."score"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #4 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?;

-- #5 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 (2 statements)
