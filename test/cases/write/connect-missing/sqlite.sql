-- #1 select subquery, subquery, subquery
--   1 = "p1" as ID
--   2 = "nowhere" as ID
--   3 = "alan" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."id" = ?), (SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?);

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 update Post (author)
--   1 = node as ID
--   2 = [found2[0], found2[1]] as list of ID
UPDATE "app$dev.Post" AS "w"
  SET "author" = ?
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- #4 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #5 #6 #7 #6 (5 statements)
-- #5 made by the run: SELECT "app$dev.User"
-- #6 made by the run: SELECT "app$dev.Post"
-- #7 made by the run: UPDATE "app$dev.Post"
