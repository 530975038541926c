-- #1 select User
--   1 = [null, "joan"] as list of ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- #2 select User
--   1 = ["ada@example.org", "joan@example.org"] as list of String
SELECT "t1"."email"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" IN (SELECT value
  FROM json_each(?));

-- #3 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"email":' || COALESCE(CASE WHEN "t1"."email" IS NOT NULL THEN json_quote(CAST("t1"."email" AS TEXT)) END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #2 #4 #3 (4 statements)
-- #4 made by the run: INSERT "app$dev.User"
