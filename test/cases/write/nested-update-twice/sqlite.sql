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

-- #3 select subquery, subquery, subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
--   4 = "p1" as ID
--   5 = node as ID
--   6 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = ? AND "t2"."id" = ?)), (SELECT "t3"."id"
  FROM "app$dev.Post" AS "t3"
  WHERE "t3"."id" = ?), (SELECT "t4"."id"
  FROM "app$dev.Post" AS "t4"
  WHERE ("t4"."author" = ? AND "t4"."id" = ?));

-- #4 select Post
--   1 = [found2[0], found2[2]] as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #5 update Post (title)
--   1 = found2[0] as ID
--   2 = "One" as String
--   3 = found2[2] as ID
--   4 = "Two" as String
--   5 = [found2[0], found2[2]] as list of ID
UPDATE "app$dev.Post" AS "w"
  SET "title" = CASE "w"."id" WHEN ? THEN ? WHEN ? THEN ? ELSE "w"."title" END
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- #6 select User
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

-- sent: #1 #3 #1 #7 #8 #7 #8 #6 (8 statements)
-- #7 made by the run: SELECT "app$dev.Post"
-- #8 made by the run: UPDATE "app$dev.Post"
