-- #1 select subquery, subquery
--   1 = "ada" as ID
--   2 = 2 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?);

-- #2 select Desk
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."number"
  FROM "app$dev.Desk" AS "p"
  WHERE "p"."id" = ?;

-- #3 update User (desk)
--   1 = null as ID
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "desk" = ?
  WHERE "w"."desk" = ?;

-- #4 update User (desk)
--   1 = node as ID
--   2 = found2[0] as ID
UPDATE "app$dev.User" AS "w"
  SET "desk" = ?
  WHERE "w"."id" = ?;

-- #5 select Desk
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"user":' || COALESCE((SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}')
  FROM "app$dev.User" AS "t2"
  WHERE "t2"."desk" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST
  LIMIT 1), 'null') || '}') AS "j"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #5 (4 statements)
