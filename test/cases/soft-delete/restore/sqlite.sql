-- #1 select User
--   1 = "bea" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?
  ORDER BY "t1"."leftAt" DESC NULLS LAST, "t1"."id" ASC NULLS LAST
  LIMIT 1;

-- #2 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"version":' || COALESCE(CASE typeof("t2"."version") WHEN 'integer' THEN CAST("t2"."version" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."version") < 9e999 THEN printf('%!.15g', "t2"."version") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."removedAt" IS NULL)
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."leftAt" IS NULL);

-- sent: #1 #3 #4 #5 #6 #2 (6 statements)
-- #3 made by the run: SELECT "app$dev.User"
-- #4 made by the run: SELECT "app$dev.Post"
-- #5 made by the run: UPDATE "app$dev.User"
-- #6 made by the run: UPDATE "app$dev.Post"
