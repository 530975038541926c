-- #1 select Ship
--   1 = "TKU" as String
--   2 = "A" as String
SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tonnage":' || COALESCE(CASE WHEN "t1"."tonnage" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."tonnage"::text ~ '^-?[0-9]' THEN "t1"."tonnage"::text WHEN "t1"."tonnage" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE ("t1"."port" = (SELECT "t1u0"."id"
  FROM "app$dev"."Port" AS "t1u0"
  WHERE "t1u0"."code" = $1) AND "t1"."name" = $2);

-- sent: #1 (1 statement)
