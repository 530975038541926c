-- #1 select User
--   1 = ["alan","grace"] as list of ID
--   2 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?))
  ORDER BY "t1"."id" ASC NULLS LAST
  LIMIT ?;

-- #2 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #2 #3 #4 (4 statements)
-- #3 made by the run: SELECT "app$dev.Post"
-- #4 made by the run: DELETE "app$dev.User"
