-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #2 update User (name)
--   1 = "A." as String
--   2 = "ada" as ID
UPDATE "app$dev.User" AS "w"
  SET "name" = ?
  WHERE "w"."id" = ?
  RETURNING "id";

-- #3 insert Post (id, title, author)
--   1 = "p8" as ID
--   2 = "Eight" as String
--   3 = node as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?);

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
--   1 = found1[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #6 update Post (title)
--   1 = "One" as String
--   2 = found1[0] as ID
UPDATE "app$dev.Post" AS "w"
  SET "title" = ?
  WHERE "w"."id" = ?;

-- #7 select subquery
--   1 = "p3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?);

-- #8 update Post (author)
--   1 = node as ID
--   2 = found3[0] as ID
UPDATE "app$dev.Post" AS "w"
  SET "author" = ?
  WHERE "w"."id" = ?;

-- #9 update Post (author)
--   1 = null as ID
--   2 = node as ID
--   3 = "p2" as ID
UPDATE "app$dev.Post" AS "w"
  SET "author" = ?
  WHERE ("w"."author" = ? AND "w"."id" = ?);

-- #10 select Post
--   1 = node as ID
--   2 = "Eight" as String
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE ("t1"."author" = ? AND "t1"."title" = ?);

-- #11 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t3"."value" IS NOT NULL THEN json_quote(CAST("t3"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #2 #3 #4 #6 #7 #8 #9 #10 #12 #13 #14 #11 (12 statements)
-- #12 made by the run: SELECT "app$dev.Comment"
-- #13 made by the run: DELETE "app$dev.Post_tags"
-- #14 made by the run: DELETE "app$dev.Post"
