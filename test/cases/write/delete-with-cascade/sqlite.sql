-- #1 select User
--   1 = "grace" as ID
SELECT "t1"."id", COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote("t1"."name") END, '␁n')
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select User
--   1 = "grace" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent, in order: #1 #2 #3 #4 #5 #6 #7 (7 statements)

-- #3 made by the run
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."author" IN (SELECT value
  FROM json_each(?));

-- #4 made by the run
SELECT "t1"."id"
  FROM "app$dev.Comment" AS "t1"
  WHERE "t1"."post" IN (SELECT value
  FROM json_each(?));

-- #5 made by the run
DELETE
  FROM "app$dev.Post_tags" AS "w"
  WHERE "w"."nodeId" IN (SELECT value
  FROM json_each(?));

-- #6 made by the run
DELETE
  FROM "app$dev.Post" AS "w"
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- #7 made by the run
DELETE
  FROM "app$dev.User" AS "w"
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));
