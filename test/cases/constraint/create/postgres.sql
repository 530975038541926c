-- #1 insert Ship (id, code, tonnage), insert Ship_tags (nodeId, position, value), select w1
--   1 = "s3" as ID
--   2 = "NEW" as String
--   3 = $tonnage as Int
--   4 = "s3" as ID
--   5 = 1000 as Int
--   6 = "x" as String
--   7 = "s3" as ID
--   8 = 2000 as Int
--   9 = "y" as String
WITH "w1" AS (INSERT INTO "app$dev"."Ship" ("id", "code", "tonnage")
  VALUES ($1, $2, $3)
  RETURNING *), "w2" AS (INSERT INTO "app$dev"."Ship_tags" ("nodeId", "position", "value")
  VALUES ($4, $5, $6), ($7, $8, $9)
  RETURNING *) SELECT "t1"."id" AS "id", ('{"code":"' || COALESCE(replace(replace("t1"."code"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tonnage":' || COALESCE(CASE WHEN "t1"."tonnage" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."tonnage"::text ~ '^-?[0-9]' THEN "t1"."tonnage"::text WHEN "t1"."tonnage" IS NOT NULL THEN '␁u' END, 'null') || ',"tags":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t2"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "w2" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j"
  FROM "w1" AS "t1";

-- #2 select Ship
--   1 = result as ID
SELECT ('{"code":"' || COALESCE(replace(replace("t1"."code"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tonnage":' || COALESCE(CASE WHEN "t1"."tonnage" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."tonnage"::text ~ '^-?[0-9]' THEN "t1"."tonnage"::text WHEN "t1"."tonnage" IS NOT NULL THEN '␁u' END, 'null') || ',"tags":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t2"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Ship_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)
