-- #1 select subquery, subquery, subquery
--   1 = "ada@example.org" as String
--   2 = "new@example.org" as String
--   3 = "new@example.org" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?), (SELECT "t2"."id"
  FROM "app$dev.User" AS "t2"
  WHERE "t2"."email" = ?), (SELECT "t3"."id"
  FROM "app$dev.User" AS "t3"
  WHERE "t3"."email" = ?);

-- #2 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #3 #4 #2 (4 statements)
-- #3 made by the run: INSERT "app$dev.User"
-- #4 made by the run: UPDATE "app$dev.User"
