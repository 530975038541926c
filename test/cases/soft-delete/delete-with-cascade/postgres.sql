-- #1 select User
--   1 = "ann" as ID
SELECT "t1"."id", ('"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"'), COALESCE(CASE WHEN "t1"."leftAt" >= '1582-10-15' AND "t1"."leftAt" < 'infinity' THEN CASE WHEN "t1"."leftAt" = "t1"."leftAt"::timestamp(3) AND "t1"."leftAt" <> "t1"."leftAt"::timestamp(2) THEN '"' || replace("t1"."leftAt"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."leftAt", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."leftAt"::text || '␃' END, 'null'), "t1"."desk"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."leftAt" IS NULL);

-- #2 select User
--   1 = "ann" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."leftAt" IS NULL) FOR UPDATE OF "t1";

-- #3 select Desk
--   1 = related-id as ID
SELECT ('{"number":' || COALESCE(CASE WHEN "t1"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."number"::text ~ '^-?[0-9]' THEN "t1"."number"::text WHEN "t1"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #4 #5 #6 #3 (6 statements)
-- #4 made by the run: SELECT "app$dev"."Post"
-- #5 made by the run: UPDATE "app$dev"."Post"
-- #6 made by the run: UPDATE "app$dev"."User"
