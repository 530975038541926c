-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id", COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n')
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: SELECT "app$dev.Comment"
