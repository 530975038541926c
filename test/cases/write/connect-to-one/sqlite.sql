-- #1 select User
--   1 = "alan" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 select subquery
--   1 = 1 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?);

-- #4 update User (desk)
--   1 = null as ID
--   2 = found2[0] as ID
UPDATE "app$dev.User" AS "w"
  SET "desk" = ?
  WHERE "w"."desk" = ?;

-- #5 update User (desk)
--   1 = found2[0] as ID
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "desk" = ?
  WHERE "w"."id" = ?;

-- #6 select User
--   1 = result as ID
SELECT ('{"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"user":' || COALESCE((SELECT ('{"id":' || COALESCE(CASE WHEN "t3"."id" IS NOT NULL THEN json_quote(CAST("t3"."id" AS TEXT)) END, '␁n') || '}')
  FROM "app$dev.User" AS "t3"
  WHERE "t3"."desk" = "t2"."id"
  ORDER BY "t3"."id" ASC NULLS LAST
  LIMIT 1), 'null') || '}') END || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #5 #6 (5 statements)
