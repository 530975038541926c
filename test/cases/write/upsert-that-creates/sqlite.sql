-- #1 select User
--   1 = "new@example.org" as String
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 update User (age)
--   1 = 1 as Int
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?;

-- #4 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "new@example.org" as String
INSERT INTO "app$dev.User" ("id", "name", "email")
  VALUES (?, ?, ?);

-- #5 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = "n" as String
--   3 = id1 as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?);

-- #6 select User
--   1 = result as ID
SELECT ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #4 #5 #6 (4 statements)
