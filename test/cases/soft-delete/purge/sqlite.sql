-- #1 select User
--   1 = "bea" as ID
SELECT "t1"."id", COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n'), COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n')
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?
  ORDER BY "t1"."leftAt" DESC NULLS FIRST, "t1"."id" ASC NULLS LAST
  LIMIT 1;

-- #2 select User
--   1 = "bea" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?
  ORDER BY "t1"."leftAt" DESC NULLS FIRST, "t1"."id" ASC NULLS LAST
  LIMIT 1;

-- sent: #1 #2 #3 #4 #5 (5 statements)
-- #3 made by the run: SELECT "app$dev.Post"
-- #4 made by the run: DELETE "app$dev.Post"
-- #5 made by the run: DELETE "app$dev.User"
