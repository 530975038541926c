-- #1 select User
--   1 = "ada@example.org" as String
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?;

-- #4 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = ? AND "t2"."id" = ?));

-- #5 select Post
--   1 = found3[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #6 update Post (title)
--   1 = "More notes" as String
--   2 = found3[0] as ID
UPDATE "app$dev.Post" AS "w"
  SET "title" = ?
  WHERE "w"."id" = ?;

-- #7 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "ada@example.org" as String
INSERT INTO "app$dev.User" ("id", "name", "email")
  VALUES (?, ?, ?);

-- #8 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #6 #8 (5 statements)
