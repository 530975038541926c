-- #1 select User
--   1 = "ada" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 select Post
--   1 = node as ID
--   2 = "t" as String
--   3 = "t" as String
--   4 = "t" as String
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE ("t1"."author" = ? AND CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."title" LIKE ('%' || ? || '%') ESCAPE '!' ELSE instr("t1"."title", ?) > 0 END);

-- #4 select Post
--   1 = children2 as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #5 update Post (title)
--   1 = "same" as String
--   2 = children2 as list of ID
UPDATE "app$dev.Post" AS "w"
  SET "title" = ?
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- #6 select Post
--   1 = node as ID
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."author" = ?;

-- #7 select Post
--   1 = children4 as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #8 delete Post_tags
--   1 = children4 as list of ID
DELETE
  FROM "app$dev.Post_tags" AS "w"
  WHERE "w"."nodeId" IN (SELECT value
  FROM json_each(?));

-- #9 select User
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

-- sent: #1 #3 #5 #6 #8 #10 #9 (7 statements)
-- #10 made by the run: INSERT "app$dev.Post_tags"
