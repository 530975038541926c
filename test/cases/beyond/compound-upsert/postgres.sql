-- #1 select Ship
--   1 = "TKU" as String
--   2 = "A" as String
SELECT "t1"."id"
  FROM "app$dev"."Ship" AS "t1"
  WHERE ("t1"."port" = (SELECT "t1u0"."id"
  FROM "app$dev"."Port" AS "t1u0"
  WHERE "t1u0"."code" = $1) AND "t1"."name" = $2);

-- #2 select Ship
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."tonnage"
  FROM "app$dev"."Ship" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 update Ship (tonnage)
--   1 = 2 as Int
--   2 = node as ID
UPDATE "app$dev"."Ship" AS "w"
  SET "tonnage" = $1
  WHERE "w"."id" = $2;

-- #4 select subquery
--   1 = "TKU" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Port" AS "t1"
  WHERE "t1"."code" = $1);

-- #5 insert Ship (id, name, port)
--   1 = id1 as ID
--   2 = "A" as String
--   3 = found2[0] as ID
INSERT INTO "app$dev"."Ship" ("id", "name", "port")
  VALUES ($1, $2, $3);

-- #6 select Ship
--   1 = result as ID
SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tonnage":' || COALESCE(CASE WHEN "t1"."tonnage" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."tonnage"::text ~ '^-?[0-9]' THEN "t1"."tonnage"::text WHEN "t1"."tonnage" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #6 (3 statements)
