-- #1 select User
--   1 = "ann" as ID
SELECT "t1"."id", COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n'), COALESCE(CASE WHEN length("t1"."leftAt") = 23 AND "t1"."leftAt" >= '1582-10-15' THEN '"' || replace("t1"."leftAt", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."leftAt") = 23 AND substr("t1"."leftAt", 11, 1) = ' ' THEN "t1"."leftAt" WHEN "t1"."leftAt" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."leftAt") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."leftAt"), "t1"."leftAt") END || '␃' END, 'null'), "t1"."desk"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."leftAt" IS NULL);

-- #2 select User
--   1 = "ann" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."leftAt" IS NULL);

-- #3 select Desk
--   1 = related-id as ID
SELECT ('{"number":' || COALESCE(CASE typeof("t1"."number") WHEN 'integer' THEN CAST("t1"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."number") < 9e999 THEN printf('%!.15g', "t1"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #4 #5 #6 #3 (6 statements)
-- #4 made by the run: SELECT "app$dev.Post"
-- #5 made by the run: UPDATE "app$dev.Post"
-- #6 made by the run: UPDATE "app$dev.User"
