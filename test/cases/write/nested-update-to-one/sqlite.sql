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

-- #3 select Desk
--   1 = node as ID
SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  JOIN "app$dev.User" AS "t2" ON "t1"."id" = "t2"."desk"
  WHERE "t2"."id" = ?;

-- #4 select Desk
--   1 = child2 as ID
SELECT "p"."id", "p"."id", "p"."number"
  FROM "app$dev.Desk" AS "p"
  WHERE "p"."id" = ?;

-- #5 update Desk (number)
--   1 = 11 as Int
--   2 = child2 as ID
UPDATE "app$dev.Desk" AS "w"
  SET "number" = ?
  WHERE "w"."id" = ?;

-- #6 select User
--   1 = result as ID
SELECT ('{"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t2"."number") WHEN 'integer' THEN CAST("t2"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."number") < 9e999 THEN printf('%!.15g', "t2"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #5 #6 (4 statements)
